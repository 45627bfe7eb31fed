using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Routing.Tests;

public sealed class PoolLaws
{
    private static void ForAllRuns(Action<int[]> law, int runs = 300, int commands = 120) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(commands).ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(runs * TestScale.Factor));

    [Fact]
    [Trait("Feature", "routing.capacity")]
    public void No_contact_is_lost_and_none_is_held_twice_or_beyond_capacity() => ForAllRuns(numbers =>
    {
        var trial = new Trial();
        trial.Run(numbers, () =>
        {
            var state = trial.Pool.State;
            Assert.Equal(trial.In.Order(ById).ToList(), state.Contacts.Select(c => c.Id).Order(ById).ToList());
            foreach (var agent in state.Agents)
            {
                var held = state.Contacts.Where(c => c.IsPartOf(agent.Id)).ToList();
                var costs = held.Select(c => c.LegOf(agent.Id)?.Cost ?? c.Cost).ToList();
                Assert.Equal((costs.Count(cost => cost > 0), costs.Sum()), (agent.Open, agent.Used));
                Assert.InRange(agent.Used, 0, agent.Profile.Capacity.Total);
                Assert.Equal(held.Select(c => c.Id).Order(ById), state.HeldBy(agent.Id).Order(ById));
            }
        });
    });

    [Fact]
    public void A_contact_goes_to_an_agent_only_when_nobody_has_it() => ForAllRuns(numbers =>
    {
        var trial = new Trial();
        trial.Before = e =>
        {
            if (e is OfferMade or AgentAssigned)
            {
                // Several may be asked at once; nobody ever has what another one has.
                var contact = trial.Pool.State.Contact(((ContactRoutingEvent)e).Contact)!;
                Assert.True(contact.WantsAgents || !contact.IsHeld);
                Assert.False(contact.IsPartOf(e is OfferMade offer ? offer.Agent : ((AgentAssigned)e).Agent));
            }
            else if (e is OfferAccepted accepted)
            {
                Assert.Equal(ContactStatus.Offered, trial.Pool.Contact(accepted.Contact)!.Status);
            }
        };
        trial.Run(numbers);
    });

    [Fact]
    public void After_every_command_nobody_waits_whom_a_free_agent_could_take() => ForAllRuns(numbers =>
    {
        var trial = new Trial();
        trial.Run(numbers, () =>
        {
            var state = trial.Pool.State;
            foreach (var contact in state.Contacts.Where(c => c.WantsAgents))
            {
                Assert.DoesNotContain(state.Agents, agent => !Claims.Obstacles(contact, agent, ClaimKind.Automatic).Any());
            }

            Assert.False(state.NextDue?.At <= trial.Now);
        });
    });

    [Fact]
    [Trait("Feature", "routing.replay")]
    public void Replaying_the_events_or_restoring_a_snapshot_gives_the_same_state() => ForAllRuns(numbers =>
    {
        var trial = new Trial();
        trial.Run(numbers);
        var replayed = new RoutingPool(Trial.Options);
        trial.Events.ForEach(replayed.Apply);
        var restored = RoutingPool.Restore(trial.Pool.ToSnapshot(), Trial.Options);
        string state = trial.Pool.ToSnapshot().State;
        Assert.Equal(state, replayed.ToSnapshot().State);
        Assert.Equal(state, restored.ToSnapshot().State);

        // All three also decide alike from here on.
        RoutingCommand[] next = [new AdvanceTime(), new SignInAgent { Agent = new AgentProfile { Id = new("new"), Capacity = AgentCapacity.Of(9), Queues = [new() { Queue = new("q0") }, new() { Queue = new("q1") }] } }];
        foreach (var command in next)
        {
            string expected = Text(trial.Pool.Decide(command, trial.Now.AddSeconds(45)));
            Assert.Equal(expected, Text(replayed.Decide(command, trial.Now.AddSeconds(45))));
            Assert.Equal(expected, Text(restored.Decide(command, trial.Now.AddSeconds(45))));
        }
    });

    [Fact]
    [Trait("Feature", "routing.explain")]
    public void The_explanation_just_before_an_automatic_choice_names_the_agent_who_was_chosen() => ForAllRuns(numbers =>
    {
        var trial = new Trial();
        int explained = 0;
        trial.Before = e =>
        {
            var (contact, agent) = e switch
            {
                OfferMade o => (o.Contact, o.Agent),
                AgentAssigned { ByHand: false } a => (a.Contact, a.Agent),
                _ => default,
            };
            if (contact != default)
            {
                Assert.Equal(agent, trial.Pool.Explain(contact, e.At)!.Chosen);
                explained++;
            }
        };
        trial.Run(numbers);
        Assert.True(explained > 0 || numbers.Length < 100);
    });

    [Fact]
    [Trait("Feature", "routing.priority")]
    [Trait("Feature", "routing.queue-preference")]
    public void Nobody_is_overtaken_by_one_who_became_eligible_more_than_the_stated_bound_later() => ForAllRuns(numbers =>
    {
        var trial = new Trial();
        trial.Before = e =>
        {
            if (e is not OfferMade and not AgentAssigned { ByHand: false })
            {
                return;
            }

            var chosen = trial.Pool.State.Contact(((ContactRoutingEvent)e).Contact)!;
            var agent = trial.Pool.State.Agent(e is OfferMade offer ? offer.Agent : ((AgentAssigned)e).Agent)!;
            var credits = Trial.Options.PriorityCredits;
            foreach (var waiting in trial.Pool.State.Contacts.Where(c => c.Status == ContactStatus.Waiting && !Claims.Obstacles(c, agent, ClaimKind.Automatic).Any()))
            {
                Assert.True(agent.PriorityIn(chosen.Queue) <= agent.PriorityIn(waiting.Queue));
                if (agent.PriorityIn(chosen.Queue) == agent.PriorityIn(waiting.Queue))
                {
                    Assert.True(chosen.EligibleSince - waiting.EligibleSince <= credits[^1] - credits[waiting.Priority]);
                    Assert.True(WaitingEntry.Of(chosen).CompareTo(WaitingEntry.Of(waiting)) <= 0);
                }
            }
        };
        trial.Run(numbers);
    });

    [Fact]
    [Trait("Feature", "routing.round-robin")]
    public void Round_robin_gives_continuously_eligible_agents_the_same_number_give_or_take_one() => ForAllRuns(numbers =>
    {
        var bench = new Bench().Queue("q", q => q with { Strategy = RoutingStrategy.RoundRobin, AutoAccept = true });
        int agents = 2 + (numbers[0] % 5);
        for (int i = 0; i < agents; i++)
        {
            bench.Agent("a" + i, a => a with { Capacity = AgentCapacity.Of(1000) });
        }

        var pool = bench.Pool;
        var counts = new int[agents];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] % 10 == 0)
            {
                pool = RoutingPool.Restore(pool.ToSnapshot());
            }

            var contact = new ContactRequest { Contact = new("c" + i), Queue = new("q"), Channel = Channel.WebChat };
            var decision = pool.Decide(new EnqueueContact { Contact = contact }, bench.Now);
            decision.Events.ToList().ForEach(pool.Apply);
            counts[int.Parse(decision.Outcome.Agent!.Value.Value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)]++;
            Assert.True(counts.Max() - counts.Min() <= 1);
            if (numbers[i] % 3 == 0)
            {
                pool.Decide(new CompleteContact { Contact = contact.Contact, Agent = decision.Outcome.Agent!.Value }, bench.Now).Events.ToList().ForEach(pool.Apply);
            }
        }
    }, runs: 50, commands: 60);

    private static readonly Comparer<ContactId> ById = Comparer<ContactId>.Create(static (a, b) => string.CompareOrdinal(a.Value, b.Value));

    private static string Text(RoutingDecision decision) =>
        System.Text.Json.JsonSerializer.Serialize(decision.Events, RoutingJsonContext.Default.IReadOnlyListRoutingEvent)
        + System.Text.Json.JsonSerializer.Serialize(decision.Outcome, RoutingJsonContext.Default.RoutingOutcome);
}
