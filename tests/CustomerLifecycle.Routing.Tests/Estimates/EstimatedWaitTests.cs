using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Routing.Tests;

public sealed class EstimatedWaitTests
{
    private static readonly ContactRequest WouldBe = new() { Contact = new("would-be"), Queue = new("q"), Channel = Channel.WebChat };

    private static Bench Auto(params string[] queues)
    {
        var bench = new Bench();
        foreach (string queue in queues)
        {
            bench.Queue(queue, q => q with { AutoAccept = true });
        }

        return bench;
    }

    /// <summary>Ten contacts of five minutes each were served by an agent who then leaves.</summary>
    private static Bench WithHistory(params string[] queues)
    {
        var bench = Auto(queues);
        foreach (string queue in queues)
        {
            bench.Agent("past", queues: queue);
            for (int i = 0; i < 10; i++)
            {
                bench.Contact($"past-{queue}-{i}", queue: queue);
                bench.Wait(300).Complete($"past-{queue}-{i}", "past");
            }

            bench.Do(new SignOutAgent { Agent = new("past") });
        }

        return bench;
    }

    [Fact]
    [Trait("Feature", "routing.estimated-wait")]
    public void What_is_not_known_is_said_and_not_guessed()
    {
        var bench = Auto("q");
        Assert.Equal(EstimateGap.UnknownQueue, bench.Pool.EstimateWait(WouldBe with { Queue = new("nowhere") }, bench.Now).Unknown);
        Assert.Equal(EstimateGap.NoAgentAvailable, bench.Pool.EstimateWait(WouldBe, bench.Now).Unknown);
        bench.Agent("ann");
        Assert.Equal(TimeSpan.Zero, bench.Pool.EstimateWait(WouldBe, bench.Now).Wait);
        bench.Contact("c1");
        Assert.Equal(EstimateGap.NotWaiting, bench.Pool.EstimateWait(new ContactId("c1"))!.Unknown);
        bench.Contact("c2");
        var estimate = bench.Pool.EstimateWait(new ContactId("c2"))!;
        Assert.Equal((EstimateGap.NoHistory, null, 1), (estimate.Unknown, estimate.Wait, estimate.Position));
        Assert.Null(bench.Pool.EstimateWait(new ContactId("unknown")));
    }

    [Fact]
    [Trait("Feature", "routing.estimated-wait")]
    public void The_wait_is_the_places_ahead_by_the_mean_time_a_place_is_held()
    {
        var bench = WithHistory("q").Agent("ann").Agent("bob", a => a with { Capacity = AgentCapacity.Of(2) });
        for (int i = 0; i < 8; i++)
        {
            bench.Contact("c" + i);
        }

        var last = bench.Pool.EstimateWait(new ContactId("c7"))!;
        Assert.Equal((5, 3, TimeSpan.FromMinutes(5)), (last.Position, last.Places, last.MeanHeld));
        Assert.Equal((TimeSpan.FromMinutes(5) * 5 / 3).TotalSeconds, last.Wait!.Value.TotalSeconds, 3);
        Assert.True(last.Low < last.Wait && last.Wait < last.High);
        Assert.Equal(6, bench.Pool.EstimateWait(WouldBe, bench.Now).Position);
        Assert.Equal(1, bench.Pool.EstimateWait(WouldBe with { Priority = 9 }, bench.Now).Position);
    }

    [Fact]
    public void An_agent_who_takes_a_break_is_not_counted_on()
    {
        var bench = WithHistory("q").Agent("ann").Agent("bob");
        foreach (string id in new[] { "c1", "c2", "c3" })
        {
            bench.Contact(id);
        }

        Assert.Equal(TimeSpan.FromMinutes(2.5).TotalSeconds, bench.Pool.EstimateWait(new ContactId("c3"))!.Wait!.Value.TotalSeconds, 3);
        bench.Do(new SetAgentPresence { Agent = new("bob"), Presence = AgentPresence.Busy });
        Assert.Equal(TimeSpan.FromMinutes(5).TotalSeconds, bench.Pool.EstimateWait(new ContactId("c3"))!.Wait!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void Contacts_of_other_queues_that_share_the_agents_count_by_the_part_these_agents_serve()
    {
        var bench = WithHistory("q", "r").Agent("both", queues: "q r").Agent("second", queues: "r");
        bench.Contact("busy1", queue: "r");
        bench.Contact("busy2", queue: "r");
        for (int i = 0; i < 4; i++)
        {
            bench.Contact("r" + i, queue: "r");
        }

        bench.Contact("c1");
        Assert.Equal(2, bench.Pool.EstimateWait(new ContactId("c1"))!.Ahead, 6);
        bench.Agent("both", a => a with { Queues = [new() { Queue = new("q") }, new() { Queue = new("r"), Priority = 1 }] });
        Assert.Equal(0, bench.Pool.EstimateWait(new ContactId("c1"))!.Ahead, 6);
        Assert.Equal(5, bench.Pool.EstimateWait(WouldBe with { Queue = new("r") }, bench.Now).Ahead, 6);
    }

    [Fact]
    [Trait("Feature", "routing.overflow")]
    public void A_contact_that_would_wait_too_long_goes_elsewhere_and_one_of_which_nothing_is_known_stays()
    {
        var rule = OverflowRule.EstimatedWaitLongerThan(TimeSpan.FromMinutes(9), OverflowAction.ToMessage());
        var fresh = new Bench().Queue("q", q => q with { Overflow = [rule] });
        Assert.Equal(RoutingStatus.Queued, fresh.Contact("c1").Status);

        var bench = WithHistory("q").Queue("q", q => q with { AutoAccept = true, Overflow = [rule] }).Agent("ann");
        Assert.Equal(
            [RoutingStatus.Assigned, RoutingStatus.Queued, RoutingStatus.Overflowed],
            [bench.Contact("c1").Status, bench.Contact("c2").Status, bench.Contact("c3").Status]);
        Assert.Equal(OverflowCondition.EstimatedWaitLongerThan, bench.Events.OfType<Decisions.OverflowApplied>().Single().Condition);
        Assert.Throws<ArgumentException>(() => bench.Queue("q", q => q with { Overflow = [rule with { Wait = null }] }));
    }

    [Fact]
    public void A_position_in_one_line_is_exact_whoever_leaves_it() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(80).ToArbitrary(), numbers =>
    {
        var bench = Auto("q");
        bench.Agent("ann", presence: AgentPresence.Busy);
        int next = 0;
        foreach (int number in numbers)
        {
            var waiting = bench.Pool.Queue(new("q"), bench.Now)!.Waiting;
            if (number % 5 < 3 || waiting.Count == 0)
            {
                bench.Wait(1).Contact("c" + next++);
            }
            else
            {
                var leaving = waiting[number % 7 % waiting.Count];
                bench.Do(number % 2 == 0 ? new AbandonContact { Contact = leaving } : new AbandonContact { Contact = leaving, ResumeWithin = TimeSpan.FromHours(1) });
            }
        }

        bench.Do(new SetAgentPresence { Agent = new("ann"), Presence = AgentPresence.Available });
        Assert.All(
            bench.Pool.Queue(new("q"), bench.Now)!.Waiting.Index(),
            place => Assert.Equal(place.Index + 1, bench.Pool.EstimateWait(place.Item)!.Position));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_snapshot_keeps_what_estimates_rest_on()
    {
        var bench = WithHistory("q").Agent("ann");
        bench.Contact("c1");
        bench.Contact("c2");
        bench.Do(new AbandonContact { Contact = new("c2") });
        bench.Contact("c3");
        Assert.Equal(bench.Pool.EstimateWait(new ContactId("c3")), RoutingPool.Restore(bench.Pool.ToSnapshot()).EstimateWait(new ContactId("c3")));
    }

    [Fact]
    public void Deciding_without_applying_changes_no_estimate()
    {
        var bench = WithHistory("q").Agent("ann");
        bench.Contact("c1");
        bench.Contact("c2");
        var before = bench.Pool.EstimateWait(new ContactId("c2"));
        bench.Pool.Decide(new CompleteContact { Contact = new("c1"), Agent = new("ann"), Outcome = ContactOutcome.Resolved }, bench.Now.AddHours(3));
        Assert.Equal(before, bench.Pool.EstimateWait(new ContactId("c2")));
    }
}
