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
            var seats = Enumerable.Range(0, 40).Select(i => new AgentSeat(new AgentState { Profile = new AgentProfile { Id = new("a" + i) } }, group, tier: i % 2)).ToList();
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
                    (seat.First, seat.Second) = (numbers[i] / 128 % 3, numbers[i] % 5 == 0 ? numbers[i] / 512 % 100 : i);
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
            trial.Pool.State.Index.SeatsPerAgent = numbers[0] % 3 * 32;
            for (int i = 0; i < numbers.Length; i++)
            {
                if (i % 20 == 19)
                {
                    var command = trial.Peek(numbers[i]);
                    var anew = RoutingPool.Restore(trial.Pool.ToSnapshot(), Trial.Options);
                    anew.State.Index.SeatsPerAgent = numbers[i] % 2;
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
            pool.State.Index.SeatsPerAgent = numbers[1] % 4 * 2;
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

    [Fact]
    public void An_agent_of_many_skills_takes_many_contacts_in_the_order_of_their_rank() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(60).ToArbitrary(), numbers =>
        {
            var bench = new Bench().Queue("q", q => q with { AutoAccept = true });
            for (int i = 0; i < numbers.Length; i++)
            {
                int number = numbers[i];
                bench.Wait(number % 400).Contact("c" + i, c => c with
                {
                    Priority = number / 512 % 4,
                    Steps = [new RoutingStep { Skills = [SkillRequirement.AtLeast("s" + (number / 4096 % 12))] }],
                    ExcludedAgents = number % 9 == 0 ? [new("ann")] : [],
                });
            }

            string[] expected = [.. bench.Pool.State.Contacts.OrderBy(WaitingEntry.Of).Where(c => !c.Excludes(new("ann"))).Select(c => c.Id.Value)];
            bench.Agent("ann", a => a with { Capacity = AgentCapacity.Of(40), Skills = Enumerable.Range(0, 12).ToDictionary(s => "s" + s, _ => 1) });

            Assert.Equal(expected.Take(40), bench.Events.OfType<AgentAssigned>().Select(e => e.Contact.Value));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50 * TestScale.Factor));

    private static string Text(RoutingDecision decision) =>
        JsonSerializer.Serialize(decision.Events, RoutingJsonContext.Default.IReadOnlyListRoutingEvent)
        + JsonSerializer.Serialize(decision.Outcome, RoutingJsonContext.Default.RoutingOutcome);
}
