using System.Text.Json;
using CustomerLifecycle.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>What is proposed and withdrawn has never been.</summary>
public sealed class ProposalLaws
{
    [Fact]
    [Trait("Feature", "routing.replay")]
    public void Withdrawn_proposals_leave_no_trace_also_when_some_of_them_fail() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(80).ToArbitrary(), numbers =>
        {
            var moody = new Moody();
            var options = Trial.Options with { Scorers = [moody] };
            var trial = new Trial(options);
            var undisturbed = new Trial(options);
            foreach (int number in numbers)
            {
                string before = trial.Pool.ToSnapshot().State;
                Propose(trial, number, moody);
                Assert.Equal(before, trial.Pool.ToSnapshot().State);

                trial.Run([number]);
                undisturbed.Run([number]);
            }

            Assert.Equal(Text(undisturbed), Text(trial));
            Assert.Equal(undisturbed.Pool.ToSnapshot().State, trial.Pool.ToSnapshot().State);
            Assert.Equal(undisturbed.Pool.NextDue, trial.Pool.NextDue);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100 * TestScale.Factor));

    [Fact]
    public void Proposals_that_are_kept_are_those_that_did_not_fail() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(80).ToArbitrary(), numbers =>
        {
            var moody = new Moody();
            var trial = new Trial(Trial.Options with { Scorers = [moody] });
            var replayed = new RoutingPool(Trial.Options);
            trial.Events.ForEach(replayed.Apply);
            foreach (int number in numbers)
            {
                foreach (var decision in Propose(trial, number, moody, keep: true))
                {
                    decision.Events.ToList().ForEach(replayed.Apply);
                }

                Assert.Equal(replayed.ToSnapshot().State, trial.Pool.ToSnapshot().State);
                trial.Do(trial.Peek(number)).ToString();
                trial.Events.Skip(trial.Events.Count - (int)(trial.Pool.Sequence - replayed.Sequence)).ToList().ForEach(replayed.Apply);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50 * TestScale.Factor));

    private static List<RoutingDecision> Propose(Trial trial, int number, Moody moody, bool keep = false)
    {
        List<RoutingDecision> proposed = [];
        for (int i = 0; i <= number % 4; i++)
        {
            moody.FailsAfter = number % 7 == i ? i : int.MaxValue;
            try
            {
                proposed.Add(trial.Pool.Propose(trial.Peek(number ^ (i * 7919)), trial.Now.AddSeconds(number % 3 * 40), observer: null));
            }
            catch (MoodException)
            {
                // Undone by itself; those before it stand.
            }
        }

        moody.FailsAfter = int.MaxValue;
        if (keep)
        {
            trial.Pool.Keep();
        }
        else
        {
            trial.Pool.Withdraw();
        }

        return proposed;
    }

    private static string Text(Trial trial) => JsonSerializer.Serialize(trial.Events, RoutingJsonContext.Default.IReadOnlyListRoutingEvent);

    private sealed class MoodException : Exception;

    private sealed class Moody : IAgentScorer
    {
        public string Name => "long-names";

        public int FailsAfter { get; set; } = int.MaxValue;

        public double Score(AgentSnapshot agent, ContactSnapshot contact, DateTimeOffset at) =>
            FailsAfter-- <= 0 ? throw new MoodException() : agent.Profile.Skills.Count - agent.OpenContacts;
    }
}
