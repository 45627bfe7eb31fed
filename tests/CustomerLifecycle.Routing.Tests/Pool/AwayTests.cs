using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class AwayTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    [Trait("Feature", "routing.resume")]
    public void Who_is_cut_off_and_comes_back_in_time_keeps_the_place()
    {
        var bench = new Bench().Queue("q", q => q with { AutoAccept = true });
        bench.Contact("first");
        bench.Wait(5).Contact("second");
        Assert.Equal(RoutingStatus.Away, bench.Do(new AbandonContact { Contact = new("first"), ResumeWithin = Minute }).Status);
        Assert.Equal(RoutingStatus.Queued, bench.Wait(30).Do(new ResumeContact { Contact = new("first") }).Status);
        bench.Agent("ann");
        Assert.Equal("ann", bench.AgentOf("first"));
    }

    [Fact]
    [Trait("Feature", "routing.resume")]
    public void Nobody_is_given_a_contact_whose_customer_is_away_and_after_the_time_it_is_gone()
    {
        var bench = new Bench().Queue("q", q => q with { AutoAccept = true });
        bench.Contact("c1");
        bench.Do(new AbandonContact { Contact = new("c1"), ResumeWithin = Minute });
        bench.Agent("ann");
        Assert.Null(bench.AgentOf("c1"));
        Assert.Equal(RejectionReason.WrongStatus, bench.Do(new ClaimContact { Contact = new("c1"), Agent = new("ann") }).Rejection!.Reason);
        Assert.Equal(RejectionReason.WrongStatus, bench.Do(new TransferContact { Contact = new("c1"), ToAgent = new("ann") }).Rejection!.Reason);
        bench.Wait(60);
        Assert.Null(bench.StatusOf("c1"));
        Assert.Equal(RejectionReason.UnknownContact, bench.Do(new ResumeContact { Contact = new("c1") }).Rejection!.Reason);
    }

    [Fact]
    [Trait("Feature", "routing.resume")]
    public void The_agent_who_was_offered_it_is_free_for_others_at_once()
    {
        var bench = new Bench().Queue("q").Agent("ann");
        bench.Contact("c1");
        bench.Contact("c2");
        bench.Do(new AbandonContact { Contact = new("c1"), ResumeWithin = Minute });
        Assert.Equal("ann", bench.AgentOf("c2"));
        Assert.Equal(ContactStatus.Away, bench.StatusOf("c1"));
    }

    [Fact]
    public void A_time_beyond_a_day_is_refused_with_its_name()
    {
        var error = Assert.Throws<ArgumentException>(() => new Bench().Do(new AbandonContact { Contact = new("c1"), ResumeWithin = TimeSpan.FromDays(2) }));
        Assert.Contains("ResumeWithin is 2.00:00:00", error.Message, StringComparison.Ordinal);
    }
}
