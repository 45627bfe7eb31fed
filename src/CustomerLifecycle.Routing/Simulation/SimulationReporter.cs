namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Makes figures of what the replications counted.</summary>
internal static class SimulationReporter
{
    private const double Median = 0.5;
    private const double P95 = 0.95;

    public static SimulationReport Report(SimulationScenario scenario, IReadOnlyList<ReplicationResult> results, double confidence)
    {
        var estimator = new Estimator(confidence);
        GroupLoad[] agents = [.. results.Select(result => GroupLoad.Sum(result.Groups))];
        return new SimulationReport
        {
            Name = scenario.Name,
            Seed = scenario.Seed,
            Replications = scenario.Replications,
            AcceptableWaitSeconds = scenario.AcceptableWaitSeconds,
            ServiceLevelDenominator = scenario.ServiceLevelDenominator,
            ContactTypes = [.. scenario.ContactTypes.Select((type, index) =>
                Contacts(estimator, scenario.ServiceLevelDenominator, [.. results.Select(result => result.Types[index])]) with { Name = type.Name })],
            AgentGroups = [.. scenario.AgentGroups.Select((group, index) => Agents(estimator, group.Name, [.. results.Select(result => result.Groups[index])]))],
            All = Contacts(estimator, scenario.ServiceLevelDenominator, [.. results.Select(result => result.Types is [var only] ? only : ContactTally.Sum(result.Types))]) with
            {
                Occupancy = Occupancy(estimator, agents),
                Fairness = Evenness(estimator, agents),
            },
        };
    }

    public static ContactFigures Contacts(Estimator estimator, ServiceLevelDenominator denominator, ContactTally[] tallies)
    {
        double[] answered = Each(tally => tally.Answered);
        WaitTimes[] waits = [.. tallies.Select(tally => tally.Waits)];
        return new ContactFigures
        {
            Arrivals = estimator.Mean(Each(tally => tally.Arrivals)),
            Answered = estimator.Mean(answered),
            Abandoned = estimator.Mean(Each(tally => tally.Abandoned)),
            Blocked = estimator.Mean(Each(tally => tally.Blocked)),
            Disconnected = estimator.Mean(Each(tally => tally.Disconnected)),
            Retrials = estimator.Mean(Each(tally => tally.Retrials)),
            ServiceLevel = estimator.Ratio(Each(tally => tally.AnsweredInTime), Each(tally => Whole(tally, denominator)), 1),
            MeanWaitSeconds = estimator.Ratio(Each(tally => tally.WaitSeconds), answered),
            MedianWaitSeconds = estimator.Quantile(waits, Median),
            P95WaitSeconds = estimator.Quantile(waits, P95),
            DelayProbability = estimator.Ratio(Each(tally => tally.Delayed), Each(tally => tally.Arrivals - tally.Blocked), 1),
        };

        double[] Each(Func<ContactTally, double> number) => [.. tallies.Select(number)];
    }

    public static Estimate Occupancy(Estimator estimator, GroupLoad[] loads) =>
        estimator.Ratio([.. loads.Select(load => load.Busy)], [.. loads.Select(load => load.Present)], 1);

    public static Estimate Evenness(Estimator estimator, GroupLoad[] loads) =>
        estimator.Mean([.. loads.Select(load => Fairness.Jain(load.Shares)).OfType<double>()], 1);

    public static double Whole(ContactTally tally, ServiceLevelDenominator denominator) => denominator switch
    {
        ServiceLevelDenominator.Arrivals => tally.Arrivals,
        ServiceLevelDenominator.Answered => tally.Answered,
        _ => tally.Answered + tally.AbandonedLate,
    };

    private static AgentGroupFigures Agents(Estimator estimator, string name, GroupLoad[] loads) =>
        new() { Name = name, Occupancy = Occupancy(estimator, loads), Fairness = Evenness(estimator, loads) };
}
