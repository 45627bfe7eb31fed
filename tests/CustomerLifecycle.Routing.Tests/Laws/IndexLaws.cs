using System.Text.Json;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>The indexes against looking at everything anew.</summary>
public sealed class IndexLaws
{
    [Fact]
    public void Ready_agents_are_chosen_as_from_a_sorted_set() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(400).ToArbitrary(), numbers =>
        {
            var group = new MatchGroup(new MatchKey(new("q"), Channel.WebChat, new RoutingStep(), null, unconditional: false));
            var seats = Enumerable.Range(0, 40).Select(i => new AgentSeat(new AgentState { Profile = new AgentProfile { Id = new("a" + i) } }, group, tier: 0)).ToList();
            var ready = new ReadyAgents();
            var sorted = new SortedSet<AgentRank>();
            for (int i = 0; i < numbers.Length; i++)
            {
                var seat = seats[numbers[i] % seats.Count];
                if (seat.IsReady)
                {
                    ready.Remove(seat);
                    Assert.True(sorted.Remove(seat.Rank));
                }
                else
                {
                    // Mostly behind all others, as in life; sometimes anywhere.
                    seat.Rank = new AgentRank(numbers[i] / 64 % 2, numbers[i] / 128 % 3, numbers[i] % 5 == 0 ? numbers[i] / 512 % 100 : i, seat.Agent.Id);
                    ready.Add(seat);
                    sorted.Add(seat.Rank);
                }

                Assert.Equal(sorted.Count, ready.Count);
                Assert.Equal(sorted.Count == 0 ? null : sorted.Min.Agent.Value, ready.Best?.Agent.Id.Value);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200 * TestScale.Factor));

    [Fact]
    public void A_pool_decides_as_one_whose_indexes_were_built_this_moment() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(200).ToArbitrary(), numbers =>
        {
            var trial = new Trial();
            for (int i = 0; i < numbers.Length; i++)
            {
                if (i % 20 == 19)
                {
                    var command = trial.Peek(numbers[i]);
                    var anew = RoutingPool.Restore(trial.Pool.ToSnapshot(), Trial.Options);
                    Assert.Equal(Text(anew.Decide(command, trial.Now)), Text(trial.Pool.Decide(command, trial.Now)));
                    Assert.Equal(anew.NextDue, trial.Pool.NextDue);
                    foreach (var queue in trial.Pool.State.Queues)
                    {
                        Assert.Equal(JsonSerializer.Serialize(anew.Queue(queue.Id, trial.Now)), JsonSerializer.Serialize(trial.Pool.Queue(queue.Id, trial.Now)));
                    }
                }

                trial.Run([numbers[i]]);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100 * TestScale.Factor));

    [Fact]
    public void Each_contact_goes_to_the_agent_whom_a_look_at_everybody_finds_also_with_many_requirements() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(300).ToArbitrary(), numbers =>
        {
            var bench = new Bench().Queue("q", q => q with { AutoAccept = true, Strategy = (RoutingStrategy)(numbers[0] % 6) });
            for (int i = 0; i < 25; i++)
            {
                int agent = i;
                bench.Agent("a" + i, a => a with { Capacity = AgentCapacity.Of(1 + (agent % 3)), Skills = Enumerable.Range(0, 6).Where(s => (numbers[agent] >> s) % 2 == 0).ToDictionary(s => "s" + s, s => 1 + (numbers[agent] % 90)) });
            }

            var pool = bench.Pool;
            for (int i = 0; i < numbers.Length; i++)
            {
                int number = numbers[i];
                var held = pool.State.Contacts.Where(c => c.IsHeld).OrderBy(c => c.Arrival).Skip(number % 3).FirstOrDefault();
                RoutingCommand command = number % 2 == 0 && held is not null
                    ? new CompleteContact { Contact = held.Id, Agent = held.Agent!.Value }
                    : new EnqueueContact { Contact = new ContactRequest { Contact = new("c" + i), Queue = new("q"), Channel = Channel.WebChat, Priority = number / 8 % 3, Steps = [new RoutingStep { Skills = [SkillRequirement.AtLeast("s" + (number / 32 % 6), 1 + (number / 256 % 60)), SkillRequirement.AtLeast("s" + (number / 64 % 6))] }] } };
                foreach (var e in pool.Decide(command, bench.Now.AddSeconds(i)).Events)
                {
                    if (e is AgentAssigned assigned)
                    {
                        var first = pool.State.Contacts.Where(c => c.Status == ContactStatus.Waiting && pool.Explain(c.Id, e.At)!.Chosen is not null).MinBy(WaitingEntry.Of)!;
                        Assert.Equal(first.Id, assigned.Contact);
                        Assert.Equal(pool.Explain(first.Id, e.At)!.Chosen, assigned.Agent);
                    }

                    pool.Apply(e);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20 * TestScale.Factor));

    private static string Text(RoutingDecision decision) =>
        JsonSerializer.Serialize(decision.Events, RoutingJsonContext.Default.IReadOnlyListRoutingEvent)
        + JsonSerializer.Serialize(decision.Outcome, RoutingJsonContext.Default.RoutingOutcome);
}
