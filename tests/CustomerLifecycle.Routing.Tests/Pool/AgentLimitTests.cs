using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing.Tests;

public sealed class AgentLimitTests
{
    [Fact]
    [Trait("Feature", "routing.rate-limit")]
    public void An_agent_is_given_no_more_contacts_in_a_window_than_the_limit_says()
    {
        var bench = new Bench().Queue("q", q => q with { AutoAccept = true });
        bench.Agent("ann", a => a with { Capacity = AgentCapacity.Of(9), RateLimit = new AgentRateLimit { Contacts = 2, Window = TimeSpan.FromSeconds(60) } });
        bench.Contact("c1");
        bench.Wait(20).Contact("c2");
        bench.Wait(5).Contact("c3");
        bench.Contact("c4");
        Assert.Null(bench.AgentOf("c3"));
        Assert.Contains(RejectionReason.RateLimited, bench.Pool.Explain(new("c3"), bench.Now)!.Candidates[0].Obstacles);
        Assert.Equal(RejectionReason.RateLimited, bench.Do(new ClaimContact { Contact = new("c3"), Agent = new("ann") }).Rejection!.Reason);
        bench.Wait(35);
        Assert.Equal("ann", bench.AgentOf("c3"));
        Assert.Null(bench.AgentOf("c4"));
        bench.Wait(20);
        Assert.Equal("ann", bench.AgentOf("c4"));
    }

    [Fact]
    [Trait("Feature", "routing.heartbeats")]
    public void An_agent_whose_host_died_is_signed_out_and_what_the_agent_held_goes_back_with_its_age()
    {
        var bench = new Bench().Queue("q", q => q with { AutoAccept = true });
        bench.Agent("ann", a => a with { HeartbeatTimeout = TimeSpan.FromSeconds(30) });
        bench.Contact("old");
        var since = bench.Pool.Contact(new("old"))!.EligibleSince;
        bench.Wait(10).Contact("new");
        bench.Do(new Heartbeat { Agents = [new("ann"), new("nobody")] });
        bench.Wait(25);
        Assert.True(bench.Pool.Agent(new("ann"))!.IsSignedIn is false);
        Assert.Equal(ContactStatus.Waiting, bench.StatusOf("old"));
        Assert.Equal(since, bench.Pool.Contact(new("old"))!.EligibleSince);
        bench.Agent("bob");
        Assert.Equal("bob", bench.AgentOf("old"));
    }

    [Fact]
    [Trait("Feature", "routing.heartbeats")]
    public void Heartbeats_keep_an_agent_in_and_few_of_them_are_recorded()
    {
        var bench = new Bench().Queue("q").Agent("ann", a => a with { HeartbeatTimeout = TimeSpan.FromSeconds(30) });
        for (int i = 0; i < 60; i++)
        {
            bench.Wait(2).Do(new Heartbeat { Agents = [new("ann")] });
        }

        Assert.True(bench.Pool.Agent(new("ann"))!.IsSignedIn);
        Assert.InRange(bench.Events.OfType<AgentsAlive>().Count(), 4, 8);
    }
}
