using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class OfferTests
{
    [Fact]
    [Trait("Feature", "routing.offers")]
    public void An_offer_that_nobody_answers_goes_to_the_next_agent_and_keeps_its_age()
    {
        var bench = new Bench().Queue("q").Agent("ann").Wait(1).Agent("bob");
        var eligible = bench.Now;
        Assert.Equal(RoutingStatus.Offered, bench.Contact("c1").Status);
        bench.Wait(30);
        Assert.Equal("bob", bench.AgentOf("c1"));
        Assert.Equal(eligible, bench.Pool.Contact(new("c1"))!.EligibleSince);
        Assert.Equal(RejectionReason.AnotherAgents, bench.Accept("c1", "ann").Rejection!.Reason);
    }

    [Fact]
    [Trait("Feature", "routing.offers")]
    public void An_agent_who_misses_offers_in_a_row_is_not_asked_again()
    {
        var bench = new Bench().Queue("q", q => q with { MaxMissedOffers = 2 }).Agent("ann");
        bench.Contact("c1");
        bench.Wait(30).Wait(30).Wait(30).Wait(30);
        var ann = bench.Pool.Agent(new("ann"))!;
        Assert.Equal((AgentPresence.Busy, "missed-offers"), (ann.Presence, ann.AuxCode));
        Assert.Equal(ContactStatus.Waiting, bench.StatusOf("c1"));
        bench.Do(new SetAgentPresence { Agent = new("ann"), Presence = AgentPresence.Available });
        Assert.Equal(ContactStatus.Offered, bench.StatusOf("c1"));
    }

    [Fact]
    [Trait("Feature", "routing.offers")]
    public void An_agent_who_declined_gets_other_contacts_and_later_the_same_one_again()
    {
        var bench = new Bench().Queue("q").Agent("ann");
        bench.Contact("c1");
        bench.Contact("c2");
        bench.Do(new DeclineOffer { Contact = new("c1"), Agent = new("ann"), RetryAt = bench.Now.AddMinutes(5) });
        Assert.Equal("ann", bench.AgentOf("c2"));
        bench.Accept("c2", "ann");
        bench.Complete("c2", "ann");
        Assert.Null(bench.AgentOf("c1"));
        bench.Wait(300);
        Assert.Equal("ann", bench.AgentOf("c1"));
    }

    [Fact]
    public void An_offer_is_accepted_once()
    {
        var bench = new Bench().Queue("q").Agent("ann");
        bench.Contact("c1");
        Assert.Equal(RoutingStatus.Assigned, bench.Accept("c1", "ann").Status);
        Assert.Equal(RejectionReason.WrongStatus, bench.Accept("c1", "ann").Rejection!.Reason);
    }

    [Fact]
    public void A_late_answer_does_not_beat_the_expiry_even_when_no_timer_ran()
    {
        var bench = new Bench().Queue("q").Agent("ann");
        bench.Contact("c1");
        var decision = bench.Pool.Decide(new AcceptOffer { Contact = new("c1"), Agent = new("ann") }, bench.Now.AddSeconds(31));
        Assert.Equal(RejectionReason.WrongStatus, decision.Outcome.Rejection!.Reason);
    }

    [Fact]
    public void Contacts_pulled_back_go_to_another_agent_with_their_age()
    {
        var bench = new Bench().Queue("q", q => q with { AutoAccept = true }).Agent("ann");
        bench.Contact("old");
        bench.Wait(60);
        bench.Contact("young");
        bench.Do(new PullBackContact { Contact = new("old") });
        Assert.Equal("ann", bench.AgentOf("young"));
        bench.Agent("bob");
        Assert.Equal("bob", bench.AgentOf("old"));
    }

    [Fact]
    [Trait("Feature", "routing.claim")]
    public void A_claim_by_hand_obeys_capacity_presence_and_queue()
    {
        var bench = new Bench().Queue("q").Queue("other").Agent("ann", presence: AgentPresence.Busy).Agent("eve", queues: "other");
        bench.Contact("c1");
        bench.Contact("c2");
        Assert.Equal(RejectionReason.NotInQueue, Claim("c1", "eve").Rejection!.Reason);
        Assert.Equal(RoutingStatus.Assigned, Claim("c1", "ann").Status);
        Assert.Equal(RejectionReason.NoCapacity, Claim("c2", "ann").Rejection!.Reason);
        Assert.Equal(RejectionReason.AnotherAgents, Claim("c1", "eve").Rejection!.Reason);
        Assert.Equal(RejectionReason.UnknownContact, Claim("c9", "ann").Rejection!.Reason);

        RoutingOutcome Claim(string contact, string agent) => bench.Do(new ClaimContact { Contact = new(contact), Agent = new(agent) });
    }
}
