using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class AgentTests
{
    private static Bench Auto() => new Bench().Queue("q", q => q with { AutoAccept = true });

    [Fact]
    [Trait("Feature", "routing.drop-out")]
    public void The_backlog_is_drained_oldest_first_when_agents_come_back()
    {
        var bench = Auto();
        foreach (string id in new[] { "c1", "c2", "c3", "c4" })
        {
            bench.Contact(id);
            bench.Wait(1);
        }

        bench.Agent("ann", a => a with { Capacity = AgentCapacity.Of(2) });
        Assert.Equal((ContactStatus.Assigned, ContactStatus.Assigned, ContactStatus.Waiting), (bench.StatusOf("c1"), bench.StatusOf("c2"), bench.StatusOf("c3")));
        bench.Complete("c2", "ann");
        Assert.Equal((ContactStatus.Assigned, ContactStatus.Waiting), (bench.StatusOf("c3"), bench.StatusOf("c4")));
    }

    [Fact]
    [Trait("Feature", "routing.capacity")]
    public void Wrap_up_holds_capacity_in_every_queue_of_the_agent()
    {
        var bench = Auto().Queue("q", q => q with { AutoAccept = true, WrapUp = TimeSpan.FromSeconds(20) }).Queue("other", q => q with { AutoAccept = true });
        bench.Agent("ann", queues: "q other");
        bench.Contact("c1");
        Assert.Equal(RoutingStatus.WrapUp, bench.Complete("c1", "ann").Status);
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c2", queue: "other").Status);
        bench.Wait(20);
        Assert.Equal("ann", bench.AgentOf("c2"));
    }

    [Fact]
    public void Signing_out_finishes_what_is_held_and_takes_back_offers()
    {
        var bench = new Bench().Queue("q").Agent("ann", a => a with { Capacity = AgentCapacity.Of(2) });
        bench.Contact("held");
        bench.Accept("held", "ann");
        bench.Contact("offered");
        bench.Do(new SignOutAgent { Agent = new("ann") });
        Assert.Equal((ContactStatus.Assigned, ContactStatus.Waiting), (bench.StatusOf("held"), bench.StatusOf("offered")));
        Assert.True(bench.Pool.Agent(new("ann"))!.IsSignedIn);
        bench.Complete("held", "ann");
        Assert.False(bench.Pool.Agent(new("ann"))!.IsSignedIn);
    }

    [Fact]
    [Trait("Feature", "routing.drop-out")]
    public void Nothing_is_lost_when_an_agent_drops_out()
    {
        var bench = Auto().Agent("ann", a => a with { Capacity = AgentCapacity.Of(2) });
        bench.Contact("c1");
        bench.Contact("c2");
        bench.Do(new SignOutAgent { Agent = new("ann"), RequeueContacts = true });
        bench.Agent("bob", a => a with { Capacity = AgentCapacity.Of(2) });
        Assert.Equal(("bob", "bob"), (bench.AgentOf("c1"), bench.AgentOf("c2")));
        Assert.Equal(0, bench.Pool.Agent(new("ann"))!.UsedCapacity);
    }

    [Fact]
    [Trait("Feature", "routing.capacity")]
    public void A_call_is_exclusive_and_room_can_be_kept_for_it()
    {
        var capacity = new AgentCapacity
        {
            Total = 4,
            Channels =
            [
                new ChannelCapacity { Channel = Channel.Voice, Cost = 2, Reserved = 2 },
                new ChannelCapacity { Channel = Channel.WebChat },
                new ChannelCapacity { Channel = Channel.Email, Exclusive = true },
            ],
        };
        var bench = Auto().Agent("ann", a => a with { Capacity = capacity });
        bench.Contact("chat1");
        bench.Contact("chat2");
        Assert.Equal(RoutingStatus.Queued, bench.Contact("chat3").Status);
        Assert.Equal(RoutingStatus.Queued, bench.Contact("mail", c => c with { Channel = Channel.Email }).Status);
        Assert.Equal(RoutingStatus.Assigned, bench.Contact("call", c => c with { Channel = Channel.Voice }).Status);
        Assert.Equal(RoutingStatus.Queued, bench.Contact("text", c => c with { Channel = Channel.Sms }).Status);
        foreach (string id in new[] { "chat1", "chat2", "call", "chat3" })
        {
            bench.Complete(id, "ann");
        }

        Assert.Equal("ann", bench.AgentOf("mail"));
        Assert.Equal(RoutingStatus.Queued, bench.Contact("chat4").Status);
    }

    [Fact]
    [Trait("Feature", "routing.preferred-agent")]
    public void A_returning_customer_waits_for_the_preferred_agent_only_while_that_agent_is_there()
    {
        var bench = Auto().Agent("ann").Agent("bob");
        bench.Contact("c1");
        var forAnn = (ContactRequest c) => c with { PreferredAgent = new AgentId("ann"), PreferredWait = TimeSpan.FromMinutes(2) };
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c2", forAnn).Status);
        bench.Wait(120);
        Assert.Equal("bob", bench.AgentOf("c2"));
        bench.Complete("c2", "bob");
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c3", forAnn).Status);
        bench.Do(new SetAgentPresence { Agent = new("ann"), Presence = AgentPresence.Offline });
        Assert.Equal("bob", bench.AgentOf("c3"));
        bench.Complete("c3", "bob");
        Assert.Equal("bob", bench.Contact("c4", forAnn).Agent?.Value);
    }
}
