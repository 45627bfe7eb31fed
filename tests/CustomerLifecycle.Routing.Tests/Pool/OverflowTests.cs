using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class OverflowTests
{
    [Fact]
    [Trait("Feature", "routing.overflow")]
    public void Outside_business_hours_the_bot_takes_over_and_hands_back_with_age()
    {
        var bench = new Bench(new RoutingPoolOptions { Hours = new Until(Bench.Start.AddHours(1)) });
        bench.Queue("q", q => q with { Overflow = [OverflowRule.OutsideBusinessHours(OverflowAction.ToBot("night"))] });
        Assert.Equal(RoutingStatus.Queued, bench.Contact("day").Status);
        bench.Wait(3600);
        var night = bench.Contact("night");
        Assert.Equal((RoutingStatus.Overflowed, OverflowTarget.Bot, "night"), (night.Status, night.Overflow!.Target, night.Overflow.Detail));
        Assert.Equal(ContactStatus.WithBot, bench.StatusOf("night"));
        var since = bench.Pool.Contact(new("night"))!.EligibleSince;
        bench.Queue("humans");
        bench.Wait(600);
        bench.Do(new TransferContact { Contact = new("night"), ToQueue = new("humans") });
        Assert.Equal(ContactStatus.Waiting, bench.StatusOf("night"));
        Assert.Equal(since, bench.Pool.Contact(new("night"))!.EligibleSince);
    }

    [Fact]
    [Trait("Feature", "routing.overflow")]
    public void Without_an_eligible_agent_it_goes_on_at_once_and_when_the_last_one_leaves()
    {
        var bench = new Bench().Queue("second").Queue("q", q => q with { Overflow = [OverflowRule.NoEligibleAgent(OverflowAction.ToQueue(new("second")))] });
        var first = bench.Contact("c1");
        Assert.Equal(("second", RoutingStatus.Queued), (first.Queue?.Value, first.Status));
        bench.Agent("ann", presence: AgentPresence.Busy);
        Assert.Equal("q", bench.Contact("c2").Queue?.Value);
        bench.Do(new SignOutAgent { Agent = new("ann") });
        Assert.Equal("second", bench.Pool.Contact(new("c2"))!.Queue.Value);
    }

    [Fact]
    public void A_contact_whose_plan_relaxes_later_counts_as_servable()
    {
        var bench = new Bench().Queue("q", q => q with { Overflow = [OverflowRule.NoEligibleAgent(OverflowAction.Reject("nobody"))] });
        bench.Agent("ann", presence: AgentPresence.Busy);
        var strict = new RoutingStep { Skills = [SkillRequirement.AtLeast("french")], ExpiresAfter = TimeSpan.FromMinutes(1) };
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c1", c => c with { Steps = [strict, new RoutingStep()] }).Status);
        Assert.Equal("nobody", bench.Contact("c2", c => c with { Steps = [strict] }).Rejection!.Message);
    }

    [Fact]
    [Trait("Feature", "routing.overflow")]
    public void After_the_wait_it_becomes_a_callback_that_keeps_its_place()
    {
        var bench = new Bench().Queue("q", q => q with { Overflow = [OverflowRule.WaitLongerThan(TimeSpan.FromMinutes(2), OverflowAction.ToCallback())] });
        bench.Contact("c1");
        bench.Wait(60);
        bench.Contact("c2");
        bench.Wait(60);
        Assert.True(bench.Pool.Contact(new("c1"))!.IsCallback);
        Assert.False(bench.Pool.Contact(new("c2"))!.IsCallback);
        bench.Agent("ann");
        Assert.Equal("ann", bench.AgentOf("c1"));
    }

    [Fact]
    [Trait("Feature", "routing.overflow")]
    public void A_full_queue_turns_away_only_what_cannot_be_served_at_once()
    {
        var bench = new Bench().Queue("q", q => q with { Overflow = [OverflowRule.QueueLongerThan(1, OverflowAction.Reject("busy"))] }).Agent("ann");
        Assert.Equal(RoutingStatus.Offered, bench.Contact("c1").Status);
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c2").Status);
        var refused = bench.Contact("c3");
        Assert.Equal((RoutingStatus.Rejected, RejectionReason.Overflow), (refused.Status, refused.Rejection!.Reason));
        Assert.Null(bench.StatusOf("c3"));
    }

    [Fact]
    public void Queues_that_overflow_into_each_other_come_to_rest()
    {
        var bench = new Bench().Queue("a").Queue("b");
        bench.Queue("a", q => q with { Overflow = [OverflowRule.NoEligibleAgent(OverflowAction.ToQueue(new("b")))] });
        bench.Queue("b", q => q with { Overflow = [OverflowRule.NoEligibleAgent(OverflowAction.ToQueue(new("a")))] });
        Assert.Equal(("b", RoutingStatus.Queued), (bench.Contact("c1", queue: "a").Queue?.Value, bench.Contact("c2", queue: "a").Status));
    }

    [Fact]
    [Trait("Feature", "routing.overflow")]
    public void A_queue_closed_by_hand_refuses_unless_a_rule_says_where_to_go()
    {
        var bench = new Bench().Queue("q", q => q with { IsOpen = false });
        Assert.Equal(RejectionReason.QueueClosed, bench.Contact("c1").Rejection!.Reason);
        bench.Queue("q", q => q with { IsOpen = false, Overflow = [OverflowRule.OutsideBusinessHours(OverflowAction.ToMessage())] });
        Assert.Equal((RoutingStatus.Overflowed, OverflowTarget.Message), (bench.Contact("c2").Status, bench.Contact("c3").Overflow!.Target));
        Assert.Null(bench.StatusOf("c2"));
    }

    private sealed class Until(DateTimeOffset end) : IQueueHours
    {
        public bool IsOpen(TenantId tenant, QueueId queue, DateTimeOffset at) => queue.Value == "humans" || at < end;
    }
}
