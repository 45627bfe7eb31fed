using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>Makes figures of what replays counted.</summary>
internal static class WhatIfReporter
{
    private static readonly Estimator Estimator = new(Simulation.Estimator.Confidence);

    public static WhatIfReport Report(ReplayPlan plan, WhatIfChange change, ReplayResult recorded, ReplayResult[] replayed, ReplayResult[] changed) => new()
    {
        From = plan.History.From,
        To = plan.History.To,
        Seed = plan.Options.Seed,
        Replications = plan.Options.Replications,
        AcceptableWaitSeconds = plan.Options.AcceptableWait.TotalSeconds,
        ServiceLevelDenominator = plan.Options.ServiceLevelDenominator,
        Changes = [.. Describe(change)],
        Method = plan.Model.Method,
        Recorded = Outcome(plan, [recorded]),
        Replayed = Outcome(plan, replayed),
        Changed = Outcome(plan, changed),
        Difference = Differences(plan, replayed, changed),
    };

    private static WhatIfDifference Differences(ReplayPlan plan, ReplayResult[] replayed, ReplayResult[] changed)
    {
        return new WhatIfDifference
        {
            ServiceLevel = Of(result => Share(result.All.AnsweredInTime, SimulationReporter.Whole(result.All, plan.Options.ServiceLevelDenominator))),
            AbandonedShare = Of(result => Share(result.All.Abandoned, result.All.Arrivals)),
            MeanWaitSeconds = Of(result => Share(result.All.WaitSeconds, result.All.Answered)),
            Occupancy = Of(result => Share(result.Agents.Busy, result.Agents.Present)),
            Jain = Of(result => Fairness.Jain(result.Agents.Shares)),
        };

        // Pairs share their random numbers, so that the difference is known better than either.
        Estimate Of(Func<ReplayResult, double?> figure) =>
            Estimator.Difference([.. replayed.Zip(changed, (before, after) => figure(after) - figure(before)).OfType<double>()]);
    }

    private static IEnumerable<string> Describe(WhatIfChange change)
    {
        if (change.Strategy is { } strategy)
        {
            yield return $"strategy {strategy}";
        }

        foreach (var (queue, own) in change.QueueStrategies.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
        {
            yield return $"strategy {own} for queue {queue}";
        }

        foreach (var agent in change.AgentsLike)
        {
            yield return $"one more agent like {agent}";
        }

        foreach (var agent in change.Without)
        {
            yield return $"without agent {agent}";
        }

        if (change.PriorityCredits is { } credits)
        {
            yield return "priorities worth " + string.Join(", ", credits);
        }
    }

    private static WhatIfOutcome Outcome(ReplayPlan plan, ReplayResult[] results) => new()
    {
        Queues = [.. plan.Queues.Select((queue, index) => Contacts(plan, [.. results.Select(result => result.Queues[index])]) with { Queue = queue.Value })],
        All = Contacts(plan, [.. results.Select(result => result.All)]),
        Occupancy = SimulationReporter.Occupancy(Estimator, [.. results.Select(result => result.Agents)]),
        Jain = SimulationReporter.Evenness(Estimator, [.. results.Select(result => result.Agents)]),
        Gini = Mean(results, result => Fairness.Gini(result.Agents.Shares), 1),
        Spread = Mean(results, result => Fairness.Spread(result.Agents.Shares), double.PositiveInfinity),
    };

    private static WhatIfContacts Contacts(ReplayPlan plan, ContactTally[] tallies)
    {
        var figures = SimulationReporter.Contacts(Estimator, plan.Options.ServiceLevelDenominator, tallies);
        return new WhatIfContacts
        {
            Contacts = figures.Arrivals,
            Answered = figures.Answered,
            Abandoned = figures.Abandoned,
            Overflowed = Estimator.Mean([.. tallies.Select(tally => (double)tally.Overflowed)]),
            StillWaiting = figures.Disconnected,
            ServiceLevel = figures.ServiceLevel,
            AbandonedShare = Estimator.Ratio([.. tallies.Select(tally => (double)tally.Abandoned)], [.. tallies.Select(tally => (double)tally.Arrivals)], 1),
            MeanWaitSeconds = figures.MeanWaitSeconds,
            MedianWaitSeconds = figures.MedianWaitSeconds,
            P95WaitSeconds = figures.P95WaitSeconds,
        };
    }

    private static Estimate Mean(ReplayResult[] results, Func<ReplayResult, double?> figure, double most) =>
        Estimator.Mean([.. results.Select(figure).OfType<double>()], most);

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
