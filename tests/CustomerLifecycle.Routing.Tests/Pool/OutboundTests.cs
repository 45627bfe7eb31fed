using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Tests;

public sealed class OutboundTests
{
    private static readonly ContactRequest Call = new() { Contact = new("call"), Queue = new("q"), Channel = Channel.Voice };

    [Fact]
    [Trait("Feature", "routing.outbound")]
    public void An_outbound_contact_is_the_agents_at_once_or_refused_with_the_reason()
    {
        var bench = new Bench().Queue("q", q => q with { Overflow = [OverflowRule.NoEligibleAgent(OverflowAction.Reject("nobody"))] }).Agent("ann", presence: AgentPresence.Busy);
        var start = new StartOutboundContact { Contact = Call, Agent = new("ann") };
        Assert.Equal((RoutingStatus.Assigned, "ann"), (bench.Do(start).Status, bench.AgentOf("call")));
        Assert.Equal(ContactDirection.Outbound, bench.Pool.Contact(new("call"))!.Request.Direction);
        Assert.Equal(RejectionReason.DuplicateContact, bench.Do(start).Rejection!.Reason);
        int events = bench.Events.Count;
        Assert.Equal(RejectionReason.NoCapacity, bench.Do(start with { Contact = Call with { Contact = new("second") } }).Rejection!.Reason);
        Assert.Equal(RejectionReason.UnknownAgent, bench.Do(start with { Contact = Call with { Contact = new("second") }, Agent = new("eve") }).Rejection!.Reason);
        Assert.Equal(events, bench.Events.Count);
        bench.Complete("call", "ann");
        Assert.Null(bench.Pool.Contact(new("call")));
    }

    [Fact]
    [Trait("Feature", "routing.outbound")]
    public void A_callback_that_waits_is_called_with_one_click()
    {
        var bench = new Bench().Queue("q", q => q with { Overflow = [OverflowRule.WaitLongerThan(TimeSpan.FromMinutes(1), OverflowAction.ToCallback())] });
        bench.Contact("c1");
        bench.Wait(60).Agent("ann", presence: AgentPresence.Busy);
        Assert.True(bench.Pool.Contact(new("c1"))!.IsCallback);
        Assert.Equal(RoutingStatus.Assigned, bench.Do(new ClaimContact { Contact = new("c1"), Agent = new("ann") }).Status);
        Assert.Equal(Bench.Start, bench.Pool.Contact(new("c1"))!.EligibleSince);
    }

    [Fact]
    [Trait("Feature", "routing.hold")]
    public void Holds_add_up_and_end_with_the_talk()
    {
        var bench = new Bench().Queue("q", q => q with { AutoAccept = true, WrapUp = TimeSpan.FromMinutes(1) }).Agent("ann");
        bench.Contact("c1");
        Do(new HoldContact { Contact = new("c1"), Agent = new("ann") });
        Do(new HoldContact { Contact = new("c1"), Agent = new("ann") });
        Do(new RetrieveContact { Contact = new("c1"), Agent = new("ann") });
        Do(new RetrieveContact { Contact = new("c1"), Agent = new("ann") });
        Do(new HoldContact { Contact = new("c1"), Agent = new("ann") });
        Assert.Equal(bench.Now.AddSeconds(-10), bench.Pool.Contact(new("c1"))!.OnHoldSince);
        Assert.Equal(RejectionReason.AnotherAgents, bench.Do(new HoldContact { Contact = new("c1"), Agent = new("bob") }).Rejection!.Reason);
        bench.Complete("c1", "ann");
        Assert.Equal(TimeSpan.FromSeconds(30), bench.Events.OfType<WorkCompleted>().Single().Hold);
        Assert.Equal(2, bench.Events.OfType<ContactHeld>().Count());

        void Do(RoutingCommand command)
        {
            Assert.True(bench.Do(command).IsAccepted);
            bench.Wait(10);
        }
    }
}
