using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class StrategyTests
{
    private static QueueDefinition Auto(QueueDefinition queue, RoutingStrategy strategy) => queue with { Strategy = strategy, AutoAccept = true };

    private static Bench WithThree(RoutingStrategy strategy, int capacity = 5)
    {
        var bench = new Bench().Queue("q", q => Auto(q, strategy));
        foreach (string agent in new[] { "ann", "bob", "cem" })
        {
            bench.Agent(agent, a => a with { Capacity = AgentCapacity.Of(capacity) }).Wait(1);
        }

        return bench;
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Longest_idle_counts_from_the_end_of_wrap_up()
    {
        var bench = new Bench().Queue("q", q => Auto(q, RoutingStrategy.LongestIdle) with { WrapUp = TimeSpan.FromSeconds(60) });
        bench.Agent("ann").Wait(1).Agent("bob").Wait(1);
        Assert.Equal("ann", bench.Contact("c1").Agent?.Value);
        Assert.Equal("bob", bench.Contact("c2").Agent?.Value);
        bench.Complete("c1", "ann");
        bench.Wait(10);
        bench.Complete("c2", "bob");
        // Bob closes wrap-up early, so Bob is idle for longer although Ann completed first.
        bench.Do(new CloseContact { Contact = new("c2"), Agent = new("bob") });
        bench.Wait(60);
        Assert.Equal("bob", bench.Contact("c3").Agent?.Value);
        Assert.Equal("ann", bench.Contact("c4").Agent?.Value);
    }

    [Fact]
    [Trait("Feature", "routing.round-robin")]
    public void Round_robin_goes_on_where_it_was_after_a_restart()
    {
        var bench = WithThree(RoutingStrategy.RoundRobin);
        Assert.Equal("ann", bench.Contact("c1").Agent?.Value);
        var restarted = RoutingPool.Restore(bench.Pool.ToSnapshot());
        var contact = new ContactRequest { Contact = new("c2"), Queue = new("q"), Channel = Channel.WebChat };
        Assert.Equal("bob", restarted.Decide(new EnqueueContact { Contact = contact }, bench.Now).Outcome.Agent?.Value);
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Fewest_contacts_counts_open_work_and_not_history()
    {
        var bench = WithThree(RoutingStrategy.FewestContacts);
        for (int i = 0; i < 3; i++)
        {
            bench.Contact("c" + i);
        }

        bench.Complete("c1", bench.AgentOf("c1")!);
        Assert.Equal("bob", bench.Contact("next").Agent?.Value);
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Least_loaded_compares_shares_of_capacity()
    {
        var bench = new Bench().Queue("q", q => Auto(q, RoutingStrategy.LeastLoaded));
        bench.Agent("small", a => a with { Capacity = AgentCapacity.Of(2) }).Wait(1).Agent("large", a => a with { Capacity = AgentCapacity.Of(10) });
        Assert.Equal("small", bench.Contact("c1").Agent?.Value);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal("large", bench.Contact("l" + i).Agent?.Value);
        }
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Highest_skill_looks_at_the_required_skills_only()
    {
        var bench = new Bench().Queue("q", q => Auto(q, RoutingStrategy.HighestSkill));
        bench.Agent("ann", a => a with { Skills = new Dictionary<string, int> { ["fridge"] = 40, ["oven"] = 100 } });
        bench.Agent("bob", a => a with { Skills = new Dictionary<string, int> { ["fridge"] = 60 } });
        var outcome = bench.Contact("c1", c => c with { Steps = [new RoutingStep { Skills = [SkillRequirement.AtLeast("fridge", 30)] }] });
        Assert.Equal("bob", outcome.Agent?.Value);
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void A_greater_tier_is_used_only_when_the_lower_ones_are_full()
    {
        var bench = new Bench().Queue("q", q => Auto(q, RoutingStrategy.LongestIdle));
        bench.Agent("backup", a => a with { Queues = [new AgentQueue { Queue = new("q"), Tier = 1 }] }).Wait(100).Agent("first");
        Assert.Equal("first", bench.Contact("c1").Agent?.Value);
        Assert.Equal("backup", bench.Contact("c2").Agent?.Value);
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Random_is_repeatable_and_spreads()
    {
        var first = Enumerable.Range(0, 300).Select(i => i).ToLookup(i => RandomChoice(i, seed: 7));
        Assert.Equal(3, first.Count);
        Assert.All(first, agents => Assert.InRange(agents.Count(), 60, 140));
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(RandomChoice(i, seed: 7), RandomChoice(i, seed: 7)));
        Assert.Contains(Enumerable.Range(0, 20), i => RandomChoice(i, seed: 7) != RandomChoice(i, seed: 8));
    }

    [Fact]
    [Trait("Feature", "routing.scorer")]
    public void The_hosts_own_scorer_decides_and_is_explained()
    {
        var bench = new Bench(new RoutingPoolOptions { Scorers = [new ByNameLength()] });
        bench.Queue("q", q => Auto(q, RoutingStrategy.Custom) with { Scorer = "name-length" }).Agent("al").Agent("alexander");
        Assert.Equal("alexander", bench.Contact("c1").Agent?.Value);
    }

    [Fact]
    public void A_queue_whose_scorer_nobody_registered_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => new Bench().Queue("q", q => Auto(q, RoutingStrategy.Custom) with { Scorer = "nope" }));
        Assert.Contains("nope", error.Message);
    }

    private static string RandomChoice(int contact, long seed)
    {
        var bench = new Bench(new RoutingPoolOptions { Seed = seed }).Queue("q", q => Auto(q, RoutingStrategy.Random));
        bench.Agent("ann").Agent("bob").Agent("cem");
        return bench.Contact("contact-" + contact).Agent!.Value.Value;
    }

    private sealed class ByNameLength : IAgentScorer
    {
        public string Name => "name-length";

        public double Score(AgentSnapshot agent, ContactSnapshot contact, DateTimeOffset at) => agent.Profile.Id.Value.Length;
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Least_handle_time_counts_what_was_handled_within_the_window_and_what_is_in_progress()
    {
        var bench = new Bench().Queue("q", q => Auto(q, RoutingStrategy.LeastHandleTime) with { HandleTimeWindow = TimeSpan.FromMinutes(10) });
        bench.Agent("ann", a => a with { Capacity = AgentCapacity.Of(3) }).Agent("bob", a => a with { Capacity = AgentCapacity.Of(3) });
        Assert.Equal("ann", bench.Contact("c1").Agent?.Value);
        bench.Wait(300).Complete("c1", "ann");

        // Ann has handled 300 s. Bob's first contact is in progress and counts as it grows.
        Assert.Equal("bob", bench.Contact("c2").Agent?.Value);
        Assert.Equal("bob", bench.Wait(299).Contact("c3").Agent?.Value);

        // 599 s after Ann's work began and 299 s after it ended all of it is in the window; then it begins to drop out, while Bob's two grow.
        Assert.Equal("ann", bench.Wait(60).Contact("c4").Agent?.Value);
    }

    [Fact]
    [Trait("Feature", "routing.strategies")]
    public void Weighted_shares_stay_in_proportion_and_nobody_makes_up_for_time_away()
    {
        var bench = new Bench().Queue("q", q => Auto(q, RoutingStrategy.Weighted));
        AgentProfile Weigh(AgentProfile agent, int weight) => agent with
        {
            Capacity = AgentCapacity.Of(1000),
            Queues = [new AgentQueue { Queue = new("q"), Weight = weight }],
        };
        bench.Agent("ann", a => Weigh(a, 3)).Agent("bob", a => Weigh(a, 1));
        string[] first = [.. Enumerable.Range(0, 40).Select(i => bench.Contact("a" + i).Agent!.Value.Value)];
        Assert.Equal(30, first.Count(agent => agent == "ann"));
        for (int i = 4; i <= 40; i += 4)
        {
            Assert.InRange(first.Take(i).Count(agent => agent == "bob"), (i / 4) - 1, (i / 4) + 1);
        }

        bench.Do(new SetAgentPresence { Agent = new("bob"), Presence = AgentPresence.Busy });
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal("ann", bench.Contact("b" + i).Agent!.Value.Value));
        bench.Do(new SetAgentPresence { Agent = new("bob"), Presence = AgentPresence.Available });
        Assert.Equal(10, Enumerable.Range(0, 40).Count(i => bench.Contact("c" + i).Agent!.Value.Value == "bob"));
    }
}
