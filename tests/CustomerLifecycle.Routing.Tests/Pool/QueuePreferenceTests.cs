using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class QueuePreferenceTests
{
    private static Bench Auto() => new Bench().Queue("a", Auto).Queue("b", Auto);

    private static QueueDefinition Auto(QueueDefinition queue) => queue with { AutoAccept = true };

    private static AgentQueue[] InOrder(params string[] queues) => [.. queues.Select((q, i) => new AgentQueue { Queue = new(q), Priority = i })];

    [Fact]
    [Trait("Feature", "routing.queue-preference")]
    public void An_agent_takes_from_the_queue_of_the_lowest_number_and_by_age_within_it()
    {
        var bench = Auto();
        bench.Contact("old-b", queue: "b");
        bench.Wait(60).Contact("a1", queue: "a");
        bench.Wait(60).Contact("a2", queue: "a");
        bench.Agent("ann", agent => agent with { Queues = InOrder("a", "b") });
        string[] taken = new string[3];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = bench.Pool.Agent(new("ann"))!.Contacts.Single().Value;
            bench.Complete(taken[i], "ann");
        }

        Assert.Equal(["a1", "a2", "old-b"], taken);
    }

    [Fact]
    [Trait("Feature", "routing.queue-preference")]
    public void Queues_of_one_number_are_served_by_age_alone()
    {
        var bench = Auto();
        bench.Contact("old-b", queue: "b");
        bench.Wait(1).Contact("a1", queue: "a");
        bench.Agent("ann", agent => agent with { Queues = [new() { Queue = new("a"), Priority = 7 }, new() { Queue = new("b"), Priority = 7 }] });
        Assert.Equal("ann", bench.AgentOf("old-b"));
    }

    [Fact]
    public void Which_agent_a_contact_gets_is_left_to_tier_and_strategy()
    {
        var bench = Auto();
        bench.Agent("second", agent => agent with { Queues = [new() { Queue = new("a"), Priority = 0, Tier = 1 }] });
        bench.Agent("first", agent => agent with { Queues = [new() { Queue = new("a"), Priority = 9 }, new() { Queue = new("b") }] });
        Assert.Equal("first", bench.Contact("c1", queue: "a").Agent?.Value);
    }

    [Fact]
    public void What_one_agent_passes_by_the_next_agent_takes_at_once()
    {
        var bench = Auto();
        bench.Agent("boss", agent => agent with { Capacity = AgentCapacity.Of(2), Queues = InOrder("a") }).Agent("ann", agent => agent with { Queues = InOrder("a", "b") });
        bench.Contact("b0", queue: "b");
        bench.Contact("a0", queue: "a");
        bench.Contact("a1", queue: "a");
        bench.Wait(1).Contact("old-b", queue: "b");
        bench.Wait(1).Contact("new-a", queue: "a");
        bench.Agent("bob", agent => agent with { Capacity = AgentCapacity.Of(2), Queues = InOrder("a", "b") });
        Assert.Equal(("bob", "bob"), (bench.AgentOf("new-a"), bench.AgentOf("old-b")));
        Assert.Equal(["new-a", "old-b"], bench.Events.OfType<Decisions.AgentAssigned>().TakeLast(2).Select(e => e.Contact.Value));
    }

    [Fact]
    [Trait("Feature", "routing.explain")]
    public void An_explanation_in_the_middle_of_a_decision_says_that_the_agent_takes_another_contact_first()
    {
        var bench = Auto();
        bench.Contact("old-b", queue: "b");
        bench.Contact("new-a", queue: "a");
        AgentVerdict? verdict = null;
        var replayed = new RoutingPool();
        bench.Events.ForEach(replayed.Apply);
        foreach (var e in replayed.Decide(new SignInAgent { Agent = new AgentProfile { Id = new("ann"), Queues = InOrder("a", "b") } }, bench.Now).Events)
        {
            if (e is Decisions.AgentAssigned)
            {
                verdict = replayed.Explain(new("old-b"), e.At)!.Candidates.Single();
            }

            replayed.Apply(e);
        }

        Assert.Equal((1, RejectionReason.PrefersAnother), (verdict!.QueuePriority, verdict.Obstacles.Single()));
    }

    [Fact]
    public void A_number_out_of_range_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Auto().Agent("ann", agent => agent with { Queues = [new() { Queue = new("a"), Priority = 100 }] }));
        Assert.Contains("Priority is 100: give a number from 0 to 99", error.Message);
    }
}
