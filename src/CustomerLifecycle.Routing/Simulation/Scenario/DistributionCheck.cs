namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Finds what is wrong with a distribution.</summary>
internal static class DistributionCheck
{
    private const double Greatest = 1e9;

    public static IEnumerable<ScenarioProblem> Problems(SimulationDistribution distribution, string place)
    {
        string[] needed = Needed(distribution.Kind);
        if (needed.Length == 0)
        {
            yield return new(place + ".distribution", ScenarioText.Missing, "write exponential, uniform, deterministic, lognormal or gamma");
            yield break;
        }

        foreach (var (name, value) in Parameters(distribution))
        {
            if (!needed.Contains(name, StringComparer.Ordinal))
            {
                if (value is not null)
                {
                    yield return new(
                        $"{place}.{name}", ScenarioText.Of(value), $"{Named(distribution.Kind)} has {string.Join(" and ", needed)}; leave this out");
                }
            }
            else if (Problem(name, value) is { } wayOut)
            {
                yield return new($"{place}.{name}", ScenarioText.Of(value), wayOut);
            }
        }

        if (distribution is { Kind: DistributionKind.Uniform, Min: { } min, Max: { } max } && min > max)
        {
            yield return new(place + ".max", ScenarioText.Of(max), $"give at least min, which is {ScenarioText.Of(min)}");
        }
    }

    private static string? Problem(string name, double? value)
    {
        bool mayBeZero = name is "min" or "max" or "value";
        return value is { } number && number <= Greatest && (mayBeZero ? number >= 0 : number > 0) ? null
            : mayBeZero ? "give a number from 0 to 1000000000"
            : "give a number above 0, to 1000000000";
    }

    private static string[] Needed(DistributionKind kind) => kind switch
    {
        DistributionKind.Exponential => ["mean"],
        DistributionKind.Uniform => ["min", "max"],
        DistributionKind.Deterministic => ["value"],
        DistributionKind.LogNormal => ["mean", "standardDeviation"],
        DistributionKind.Gamma => ["shape", "scale"],
        _ => [],
    };

    private static string Named(DistributionKind kind) => kind switch
    {
        DistributionKind.Exponential => "exponential",
        DistributionKind.Uniform => "uniform",
        DistributionKind.Deterministic => "deterministic",
        DistributionKind.LogNormal => "lognormal",
        _ => "gamma",
    };

    private static (string Name, double? Value)[] Parameters(SimulationDistribution distribution) =>
    [
        ("mean", distribution.Mean), ("standardDeviation", distribution.StandardDeviation), ("min", distribution.Min), ("max", distribution.Max),
        ("value", distribution.Value), ("shape", distribution.Shape), ("scale", distribution.Scale),
    ];
}
