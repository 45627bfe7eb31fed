using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>What users of other routers complain about, and what happens here instead.</summary>
public sealed class ComplaintTests
{
    private static Bench Auto() => new Bench().Queue("q", Auto);

    private static QueueDefinition Auto(QueueDefinition queue) => queue with { AutoAccept = true };

    [Fact]
    [Trait("Feature", "routing.capacity")]
    public void Two_events_that_race_never_put_an_agent_over_capacity()
    {
        // Both contacts were decided on the same free place; whoever is applied second is decided anew and waits.
        var bench = Auto().Agent("ann");
        var first = bench.Pool.Decide(Enqueue("c1"), bench.Now);
        var second = bench.Pool.Decide(Enqueue("c2"), bench.Now);
        Assert.Equal((RoutingStatus.Assigned, RoutingStatus.Assigned), (first.Outcome.Status, second.Outcome.Status));
        foreach (var e in first.Events)
        {
            bench.Pool.Apply(e);
        }

        Assert.Throws<InvalidOperationException>(() => bench.Pool.Apply(second.Events[0]));
        Assert.Equal(RoutingStatus.Queued, bench.Do(Enqueue("c2")).Status);
        Assert.Equal(1, bench.Pool.Agent(new("ann"))!.UsedCapacity);
    }

    [Fact]
    [Trait("Feature", "routing.claim")]
    public void Two_agents_never_take_one_chat()
    {
        var bench = new Bench().Queue("q").Agent("ann").Agent("bob");
        bench.Contact("c1");
        string offered = bench.AgentOf("c1")!, other = offered == "ann" ? "bob" : "ann";
        Assert.Equal(RejectionReason.AnotherAgents, bench.Do(new ClaimContact { Contact = new("c1"), Agent = new(other) }).Rejection!.Reason);
        Assert.Equal(RejectionReason.AnotherAgents, bench.Accept("c1", other).Rejection!.Reason);
        Assert.Equal(RoutingStatus.Assigned, bench.Accept("c1", offered).Status);
        Assert.Equal(RejectionReason.AnotherAgents, bench.Accept("c1", other).Rejection!.Reason);
        Assert.Equal(RejectionReason.AnotherAgents, bench.Do(new ClaimContact { Contact = new("c1"), Agent = new(other) }).Rejection!.Reason);
    }

    [Theory]
    [Trait("Feature", "routing.preferred-agent")]
    [InlineData(AgentPresence.Offline)]
    [InlineData(null)]
    public void A_returning_chat_never_goes_to_an_offline_agent_and_does_not_wait_for_one(AgentPresence? presence)
    {
        var bench = Auto().Agent("ann").Agent("bob");
        bench.Do(presence is { } offline ? new SetAgentPresence { Agent = new("ann"), Presence = offline } : new SignOutAgent { Agent = new("ann") });
        var back = bench.Contact("c1", c => c with { PreferredAgent = new AgentId("ann"), PreferredWait = TimeSpan.FromMinutes(5) });
        Assert.Equal((RoutingStatus.Assigned, "bob"), (back.Status, back.Agent?.Value));
        Assert.Null(bench.Pool.Contact(new("c1"))!.HeldFor);
    }

    [Fact]
    [Trait("Feature", "routing.drop-out")]
    public void The_backlog_of_the_night_is_drained_oldest_first_by_however_many_agents_come_in()
    {
        var bench = Auto();
        string[] night = [.. Enumerable.Range(0, 30).Select(i => "c" + i)];
        foreach (string id in night)
        {
            bench.Contact(id);
            bench.Wait(60);
        }

        for (int i = 0; i < 3; i++)
        {
            bench.Agent("a" + i);
        }

        while (bench.Pool.State.Contacts.Count > 0)
        {
            var next = bench.Pool.State.Contacts.Where(c => c.Status == ContactStatus.Assigned).Select(c => (c.Id, c.Agent)).First();
            bench.Wait(7).Complete(next.Id.Value, next.Agent!.Value.Value);
        }

        Assert.Equal(night, bench.Events.OfType<Decisions.AgentAssigned>().Select(e => e.Contact.Value));
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Least_busy_looks_at_open_work_and_not_at_history()
    {
        var bench = new Bench().Queue("q", q => Auto(q) with { Strategy = RoutingStrategy.FewestContacts });
        bench.Agent("ann", a => a with { Capacity = AgentCapacity.Of(3) });
        for (int i = 0; i < 20; i++)
        {
            bench.Contact("old" + i);
            bench.Complete("old" + i, "ann");
        }

        bench.Agent("bob", a => a with { Capacity = AgentCapacity.Of(3) });
        bench.Wait(1).Contact("first");
        string busy = bench.AgentOf("first")!, free = busy == "ann" ? "bob" : "ann";
        Assert.Equal(free, bench.Contact("second").Agent?.Value);
    }

    [Fact]
    [Trait("Feature", "routing.offers")]
    public void A_dead_agent_is_not_offered_the_same_contact_again_and_again()
    {
        var bench = new Bench().Queue("q", q => q with { OfferTimeout = TimeSpan.FromSeconds(10), ReofferAfter = TimeSpan.FromMinutes(5), MaxMissedOffers = 3 }).Agent("dead");
        bench.Contact("c1");
        bench.Wait(10);
        Assert.Equal(ContactStatus.Waiting, bench.StatusOf("c1"));
        bench.Wait(299);
        Assert.Single(bench.Events.OfType<Decisions.OfferMade>());
        for (int i = 0; i < 3600; i += 10)
        {
            bench.Wait(10);
        }

        Assert.Equal(3, bench.Events.OfType<Decisions.OfferMade>().Count());
        Assert.Equal((AgentPresence.Busy, "missed-offers"), (bench.Pool.Agent(new("dead"))!.Presence, bench.Pool.Agent(new("dead"))!.AuxCode));
        bench.Agent("bob");
        Assert.Equal("bob", bench.AgentOf("c1"));
    }

    [Fact]
    [Trait("Feature", "routing.claim")]
    public void Operators_cannot_go_round_the_limits_by_taking_contacts_by_hand()
    {
        var bench = Auto().Agent("ann", a => a with { RateLimit = new AgentRateLimit { Contacts = 2, Window = TimeSpan.FromHours(1) }, Capacity = AgentCapacity.Of(5) });
        bench.Contact("c1");
        bench.Contact("c2");
        bench.Contact("c3");
        Assert.Equal(RejectionReason.RateLimited, bench.Do(new ClaimContact { Contact = new("c3"), Agent = new("ann") }).Rejection!.Reason);
        bench.Agent("bob", a => a with { Capacity = AgentCapacity.Of(1) }, AgentPresence.Busy);
        Assert.Equal(RoutingStatus.Assigned, bench.Do(new ClaimContact { Contact = new("c3"), Agent = new("bob") }).Status);
        bench.Contact("c4");
        Assert.Equal(RejectionReason.NoCapacity, bench.Do(new ClaimContact { Contact = new("c4"), Agent = new("bob") }).Rejection!.Reason);
        bench.Do(new SetAgentPresence { Agent = new("bob"), Presence = AgentPresence.Available });
        Assert.Equal(RejectionReason.NoCapacity, bench.Do(new TransferContact { Contact = new("c4"), ToAgent = new AgentId("bob") }).Rejection!.Reason);
    }

    [Fact]
    [Trait("Feature", "routing.priority")]
    public void Weights_and_penalties_of_agents_starve_no_queue()
    {
        var bench = new Bench().Queue("heavy", q => Auto(q) with { Strategy = RoutingStrategy.Weighted }).Queue("light", q => Auto(q) with { Strategy = RoutingStrategy.Weighted });
        bench.Agent("ann", a => a with { Queues = [new() { Queue = new("heavy"), Weight = 100 }, new() { Queue = new("light"), Weight = 1, Tier = 99 }] });
        bench.Contact("first", queue: "heavy");
        bench.Wait(1).Contact("poor", queue: "light");
        bench.Wait(1).Contact("rich", queue: "heavy");
        bench.Complete("first", "ann");
        Assert.Equal("ann", bench.AgentOf("poor"));
    }

    [Fact]
    [Trait("Feature", "routing.capacity")]
    public void Wrap_up_of_one_queue_keeps_the_contacts_of_another_away()
    {
        var bench = new Bench().Queue("q", q => Auto(q) with { WrapUp = TimeSpan.FromSeconds(45) }).Queue("r", Auto).Agent("ann", queues: "q r");
        bench.Contact("c1");
        bench.Complete("c1", "ann");
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c2", queue: "r").Status);
        Assert.Null(bench.Wait(44).AgentOf("c2"));
        Assert.Equal("ann", bench.Wait(1).AgentOf("c2"));
    }

    [Fact]
    [Trait("Feature", "routing.offers")]
    public void No_agent_is_stuck_with_an_offer_whose_contact_is_gone()
    {
        foreach (RoutingCommand end in new RoutingCommand[]
        {
            new AbandonContact { Contact = new("c1") },
            new AbandonContact { Contact = new("c1"), ResumeWithin = TimeSpan.FromHours(1) },
            new PullBackContact { Contact = new("c1") },
            new TransferContact { Contact = new("c1"), ToQueue = new QueueId("r") },
            new DeclineOffer { Contact = new("c1"), Agent = new("ann") },
            new SetAgentPresence { Agent = new("ann"), Presence = AgentPresence.Offline },
            new SignOutAgent { Agent = new("ann") },
            new AdvanceTime(),
        })
        {
            var bench = new Bench().Queue("q").Queue("r").Agent("ann");
            Assert.Equal(RoutingStatus.Offered, bench.Contact("c1").Status);
            bench.Wait(end is AdvanceTime ? 31 : 1);
            bench.Do(end);
            var ann = bench.Pool.Agent(new("ann"))!;
            Assert.Equal((0, 0), (ann.UsedCapacity, ann.OpenContacts));
            bench.Agent("ann", a => a with { Capacity = AgentCapacity.Of(2) });
            Assert.Equal("ann", bench.Contact("next").Agent?.Value);
        }
    }

    [Fact]
    [Trait("Feature", "routing.round-robin")]
    public void Round_robin_does_not_begin_at_the_first_agent_after_each_restart()
    {
        var bench = new Bench().Queue("q", q => Auto(q) with { Strategy = RoutingStrategy.RoundRobin });
        for (int i = 0; i < 4; i++)
        {
            bench.Agent("a" + i, a => a with { Capacity = AgentCapacity.Of(10) });
        }

        var pool = bench.Pool;
        var turns = new List<string>();
        for (int i = 0; i < 8; i++)
        {
            pool = RoutingPool.Restore(pool.ToSnapshot());
            turns.Add(pool.Execute(Enqueue("c" + i), bench.Now).Outcome.Agent!.Value.Value);
        }

        Assert.Equal(["a0", "a1", "a2", "a3", "a0", "a1", "a2", "a3"], turns);
    }

    [Fact]
    [Trait("Feature", "routing.transfer")]
    public void A_transfer_or_a_callback_never_loses_its_place()
    {
        var bench = Auto().Queue("r", q => Auto(q) with { Overflow = [OverflowRule.WaitLongerThan(TimeSpan.FromSeconds(30), OverflowAction.ToCallback())] });
        bench.Contact("moved");
        bench.Contact("callback", queue: "r");
        bench.Wait(60);
        bench.Contact("late", queue: "r");
        bench.Do(new TransferContact { Contact = new("moved"), ToQueue = new QueueId("r") });
        Assert.True(bench.Pool.Contact(new("callback"))!.IsCallback);
        Assert.Equal(["moved", "callback", "late"], bench.Pool.Queue(new("r"), bench.Now)!.Waiting.Select(c => c.Value));
    }

    private static EnqueueContact Enqueue(string id) => new() { Contact = new ContactRequest { Contact = new(id), Queue = new("q"), Channel = Channel.WebChat } };
}
