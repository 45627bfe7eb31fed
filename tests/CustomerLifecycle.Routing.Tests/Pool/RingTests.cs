using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Tests;

public sealed class RingTests
{
    private static Bench Ringing(int agents, int ring, Func<QueueDefinition, QueueDefinition>? set = null)
    {
        var bench = new Bench().Queue("q", q => (set?.Invoke(q) ?? q) with { RingAgents = ring }).Queue("other", q => q with { AutoAccept = true });
        for (int i = 0; i < agents; i++)
        {
            bench.Agent("a" + i, queues: "q other").Wait(1);
        }

        return bench;
    }

    private static string[] OfferedTo(Bench bench, string contact) => [.. bench.Pool.Contact(new(contact))!.OfferedTo.Select(a => a.Value)];

    [Fact]
    [Trait("Feature", "routing.ring-several")]
    public void The_first_who_accepts_has_it_and_nobody_else_is_the_worse_for_having_been_asked()
    {
        var bench = Ringing(4, ring: 3);
        var before = bench.Pool.Agent(new("a0"))!;
        Assert.Equal(RoutingStatus.Offered, bench.Contact("c1").Status);
        Assert.Equal(["a0", "a1", "a2"], OfferedTo(bench, "c1"));
        bench.Wait(5);
        Assert.Equal(RoutingStatus.Assigned, bench.Accept("c1", "a1").Status);
        Assert.Equal(RejectionReason.AnotherAgents, bench.Accept("c1", "a0").Rejection!.Reason);
        Assert.Equivalent(before, bench.Pool.Agent(new("a0"))!);
        Assert.Equal(["a0", "a2", "a3"], bench.Contact("c2").Agent is null ? [] : OfferedTo(bench, "c2"));
        Assert.Single(bench.Events, e => e is OfferAccepted);
    }

    [Fact]
    [Trait("Feature", "routing.ring-several")]
    public void Who_declines_is_replaced_by_the_next_and_the_others_go_on_ringing()
    {
        var bench = Ringing(4, ring: 2);
        bench.Contact("c1");
        Assert.Equal(["a0", "a1"], OfferedTo(bench, "c1"));
        bench.Do(new DeclineOffer { Contact = new("c1"), Agent = new("a0") });
        Assert.Equal(["a1", "a2"], OfferedTo(bench, "c1"));
        bench.Do(new DeclineOffer { Contact = new("c1"), Agent = new("a1") });
        bench.Do(new DeclineOffer { Contact = new("c1"), Agent = new("a2") });
        bench.Do(new DeclineOffer { Contact = new("c1"), Agent = new("a3") });
        Assert.Equal(ContactStatus.Waiting, bench.StatusOf("c1"));
        bench.Wait(30);
        Assert.Equal(2, OfferedTo(bench, "c1").Length);
    }

    [Fact]
    public void Every_offer_expires_on_its_own_and_counts_as_missed_for_that_agent_alone()
    {
        var bench = Ringing(1, ring: 5);
        bench.Contact("c1");
        bench.Wait(20).Agent("late");
        Assert.Equal(["a0", "late"], OfferedTo(bench, "c1"));
        bench.Wait(10);
        Assert.Equal(["late"], OfferedTo(bench, "c1"));
        Assert.Equal((1, 0), (bench.Pool.Agent(new("a0"))!.MissedOffers, bench.Pool.Agent(new("late"))!.MissedOffers));
        bench.Accept("c1", "late");
        Assert.Equal("late", bench.AgentOf("c1"));
    }

    [Fact]
    [Trait("Feature", "routing.ring-several")]
    public void Each_ringing_agent_holds_capacity_and_all_are_free_when_the_contact_goes()
    {
        foreach (RoutingCommand end in new RoutingCommand[]
        {
            new AbandonContact { Contact = new("c1") },
            new AbandonContact { Contact = new("c1"), ResumeWithin = TimeSpan.FromHours(1) },
            new TransferContact { Contact = new("c1"), ToQueue = new QueueId("nobody") },
            new TransferContact { Contact = new("c1"), ToPool = "far", ToQueue = new QueueId("q") },
        })
        {
            var bench = Ringing(3, ring: 3).Queue("nobody");
            bench.Contact("c1");
            Assert.Equal(RoutingStatus.Queued, bench.Contact("c2", queue: "other").Status);
            bench.Do(end);
            Assert.NotNull(bench.AgentOf("c2"));
            Assert.Equal(1, bench.Pool.State.Agents.Sum(a => a.Open));
        }
    }

    [Fact]
    public void Pulled_back_and_signed_out_agents_leave_the_ring()
    {
        var bench = Ringing(3, ring: 2);
        bench.Contact("c1");
        bench.Do(new SignOutAgent { Agent = new("a0") });
        Assert.Equal(["a1", "a2"], OfferedTo(bench, "c1"));
        bench.Do(new SetAgentPresence { Agent = new("a1"), Presence = AgentPresence.Draining });
        bench.Accept("c1", "a2");
        Assert.False(bench.Pool.Agent(new("a1"))!.IsSignedIn);
        bench = Ringing(3, ring: 2);
        bench.Contact("c1");
        bench.Do(new PullBackContact { Contact = new("c1") });
        Assert.Equal(["a2"], OfferedTo(bench, "c1"));
    }

    [Fact]
    public void A_contact_kept_for_one_agent_rings_there_alone_and_one_who_needs_no_asking_has_it_at_once()
    {
        var bench = Ringing(3, ring: 3);
        bench.Contact("c1", c => c with { PreferredAgent = new AgentId("a1") });
        Assert.Equal("a1", bench.AgentOf("c1"));
        bench = Ringing(2, ring: 3);
        bench.Contact("c1");
        bench.Agent("bot", a => a with { IsBot = true });
        Assert.Equal("bot", bench.AgentOf("c1"));
        Assert.Equal(0, bench.Pool.Agent(new("a0"))!.OpenContacts);
    }

    [Theory]
    [InlineData(RoutingStrategy.RoundRobin)]
    [InlineData(RoutingStrategy.Weighted)]
    public void Turns_and_rates_of_those_who_were_not_needed_are_as_before(RoutingStrategy strategy)
    {
        var bench = Ringing(0, ring: 3, q => q with { Strategy = strategy });
        foreach (string id in new[] { "x", "y", "z" })
        {
            bench.Agent(id, a => a with { RateLimit = new AgentRateLimit { Contacts = 1, Window = TimeSpan.FromHours(1) } });
        }

        bench.Contact("c1");
        bench.Accept("c1", "x");
        bench.Contact("c2");
        Assert.Equal(["y", "z"], OfferedTo(bench, "c2"));
        Assert.Equal(0, bench.Pool.State.Agent(new("z"))!.PassIn(new("q")) - (strategy == RoutingStrategy.Weighted ? AgentPass.Stride : 0));
    }
}
