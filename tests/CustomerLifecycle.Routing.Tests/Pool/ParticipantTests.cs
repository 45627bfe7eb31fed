using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Tests;

public sealed class ParticipantTests
{
    private static readonly ContactId C1 = new("c1");
    private static readonly AgentId Ann = new("ann"), Bob = new("bob"), Sue = new("sue");

    private static Bench InProgress()
    {
        var bench = new Bench().Queue("q").Queue("other", q => q with { AutoAccept = true }).Agent("ann");
        bench.Contact("c1");
        bench.Accept("c1", "ann");
        return bench.Agent("bob", queues: "other").Agent("sue", queues: "other", presence: AgentPresence.Busy);
    }

    private static Bench Consulting()
    {
        var bench = InProgress();
        Assert.Equal(RoutingStatus.Assigned, bench.Do(new InviteAgent { Contact = C1, By = Ann, Agent = Bob }).Status);
        Assert.Equal(RoutingStatus.Assigned, bench.Accept("c1", "bob").Status);
        return bench;
    }

    [Fact]
    [Trait("Feature", "routing.warm-transfer")]
    public void A_consulted_colleague_holds_capacity_and_takes_the_contact_over_with_its_age()
    {
        var bench = InProgress();
        var since = bench.Pool.Contact(C1)!.EligibleSince;
        bench.Wait(60).Do(new InviteAgent { Contact = C1, By = Ann, Agent = Bob });
        Assert.False(bench.Pool.Contact(C1)!.Participants.Single().HasJoined);
        Assert.Equal(RejectionReason.WrongStatus, bench.Do(new CompleteTransfer { Contact = C1, By = Ann, ToAgent = Bob }).Rejection!.Reason);
        bench.Accept("c1", "bob");
        Assert.Equal([C1], bench.Pool.Agent(Bob)!.Contacts);
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c2", queue: "other").Status);

        Assert.Equal("bob", bench.Do(new CompleteTransfer { Contact = C1, By = Ann, ToAgent = Bob }).Agent?.Value);
        Assert.Equal((since, 0, 1), (bench.Pool.Contact(C1)!.EligibleSince, bench.Pool.Agent(Ann)!.OpenContacts, bench.Pool.Agent(Bob)!.OpenContacts));
        Assert.Empty(bench.Pool.Contact(C1)!.Participants);
        bench.Complete("c1", "bob");
        Assert.Equal("bob", bench.AgentOf("c2"));
    }

    [Fact]
    [Trait("Feature", "routing.warm-transfer")]
    public void A_consultation_is_declined_expires_is_returned_or_cancelled_and_the_contact_stays()
    {
        foreach (RoutingCommand end in new RoutingCommand[]
        {
            new DeclineOffer { Contact = C1, Agent = Bob },
            new AdvanceTime(),
            new LeaveContact { Contact = C1, Agent = Bob, By = Ann },
            new SignOutAgent { Agent = Bob },
            new SetAgentPresence { Agent = Bob, Presence = AgentPresence.Offline },
        })
        {
            var bench = InProgress();
            bench.Do(new InviteAgent { Contact = C1, By = Ann, Agent = Bob });
            bench.Wait(end is AdvanceTime ? 30 : 1);
            bench.Do(end);
            Assert.Empty(bench.Pool.Contact(C1)!.Participants);
            Assert.Equal(("ann", 0, 0), (bench.AgentOf("c1"), bench.Pool.Agent(Bob)!.OpenContacts, bench.Pool.Agent(Bob)!.UsedCapacity));
        }

        var joined = Consulting();
        joined.Do(new LeaveContact { Contact = C1, Agent = Bob });
        Assert.Equal(("ann", 0), (joined.AgentOf("c1"), joined.Pool.Agent(Bob)!.OpenContacts));
    }

    [Fact]
    [Trait("Feature", "routing.participants")]
    public void Invitations_obey_the_same_limits_as_every_other_claim()
    {
        var bench = InProgress();
        bench.Contact("c2", queue: "other");
        Assert.Equal(RejectionReason.NoCapacity, bench.Do(new InviteAgent { Contact = C1, By = Ann, Agent = Bob }).Rejection!.Reason);
        Assert.Equal(RejectionReason.NotAvailable, bench.Do(new InviteAgent { Contact = C1, By = Ann, Agent = Sue }).Rejection!.Reason);
        Assert.Equal(RejectionReason.AnotherAgents, bench.Do(new InviteAgent { Contact = C1, By = Bob, Agent = Sue }).Rejection!.Reason);
        Assert.Equal(RejectionReason.WrongStatus, bench.Do(new InviteAgent { Contact = C1, By = Ann, Agent = Ann }).Rejection!.Reason);
        Assert.Throws<ArgumentException>(() => bench.Do(new InviteAgent { Contact = C1, By = Ann, Agent = Bob, Role = ParticipantRole.Barging }));
        Assert.Throws<ArgumentException>(() => bench.Do(new JoinContact { Contact = C1, Agent = Sue, Role = ParticipantRole.Invited }));
    }

    [Fact]
    [Trait("Feature", "routing.participants")]
    public void A_supervisor_monitors_whispers_barges_and_leaves()
    {
        var bench = InProgress();
        bench.Do(new JoinContact { Contact = C1, Agent = Sue });
        Assert.Equal((ParticipantRole.Monitoring, 0), (bench.Pool.Contact(C1)!.Participants.Single().Role, bench.Pool.Agent(Sue)!.UsedCapacity));
        bench.Do(new JoinContact { Contact = C1, Agent = Sue, Role = ParticipantRole.Barging, HoldsCapacity = true });
        Assert.Equal((ParticipantRole.Barging, 1, 1), (bench.Pool.Contact(C1)!.Participants.Single().Role, bench.Pool.Agent(Sue)!.UsedCapacity, bench.Pool.Agent(Sue)!.OpenContacts));
        bench.Do(new JoinContact { Contact = C1, Agent = Sue, Role = ParticipantRole.Whispering });
        Assert.Equal(0, bench.Pool.Agent(Sue)!.UsedCapacity);
        Assert.Equal(RejectionReason.WrongStatus, bench.Do(new LeaveContact { Contact = C1, Agent = Ann }).Rejection!.Reason);
        bench.Do(new LeaveContact { Contact = C1, Agent = Sue });
        Assert.Empty(bench.Pool.Contact(C1)!.Participants);
        Assert.Equal("ann", bench.AgentOf("c1"));
    }

    [Fact]
    [Trait("Feature", "routing.participants")]
    public void When_the_owner_leaves_or_drops_out_a_colleague_who_joined_goes_on()
    {
        foreach (RoutingCommand leave in new RoutingCommand[] { new LeaveContact { Contact = C1, Agent = Ann }, new SignOutAgent { Agent = Ann, RequeueContacts = true } })
        {
            var bench = Consulting();
            bench.Do(leave);
            Assert.Equal((ContactStatus.Assigned, "bob"), (bench.StatusOf("c1"), bench.AgentOf("c1")));
            Assert.Equal(0, bench.Pool.Agent(Ann)!.OpenContacts);
            Assert.DoesNotContain(bench.Events, e => e is ContactRequeued);
        }
    }

    [Fact]
    public void Everybody_leaves_with_the_contact()
    {
        foreach (RoutingCommand end in new RoutingCommand[]
        {
            new CompleteContact { Contact = C1, Agent = Ann },
            new PullBackContact { Contact = C1 },
            new TransferContact { Contact = C1, ToQueue = new QueueId("q") },
            new TransferContact { Contact = C1, ToPool = "far", ToQueue = new QueueId("q") },
        })
        {
            var bench = Consulting();
            bench.Do(new JoinContact { Contact = C1, Agent = Sue, Role = ParticipantRole.Barging, HoldsCapacity = true });
            bench.Do(new SetAgentPresence { Agent = Bob, Presence = AgentPresence.Draining });
            bench.Do(end);
            Assert.Equal((0, 0), (bench.Pool.Agent(Bob)!.UsedCapacity, bench.Pool.Agent(Sue)!.UsedCapacity));
            Assert.Empty(bench.Pool.Agent(Sue)!.Contacts);
            Assert.False(bench.Pool.Agent(Bob)!.IsSignedIn);
        }
    }
}
