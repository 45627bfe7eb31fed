namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Where one period ends and the next begins.</summary>
internal static class SimulationPeriods
{
    private const double MaxPeriods = 100_000;

    /// <summary>The number of periods within the horizon and beyond it, as far as lengths are listed.</summary>
    public static int Count(SimulationScenario scenario) => scenario.PeriodsSeconds switch
    {
        [] => 1,
        [var length] => length > 0 && scenario.HorizonSeconds > 0 ? (int)Math.Clamp(Math.Ceiling(scenario.HorizonSeconds / length), 1, MaxPeriods) : 1,
        var lengths => lengths.Count,
    };

    /// <summary>When each period ends, in seconds; the last at the horizon or after it.</summary>
    public static double[] Ends(SimulationScenario scenario)
    {
        var lengths = scenario.PeriodsSeconds;
        double[] ends = new double[Count(scenario)];
        double end = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            end += lengths.Count == 0 ? scenario.HorizonSeconds : lengths[lengths.Count == 1 ? 0 : i];
            ends[i] = end;
        }

        ends[^1] = Math.Max(ends[^1], scenario.HorizonSeconds);
        return ends;
    }
}
