namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A distribution of durations in seconds, or of a factor.</summary>
/// <remarks>Create one with the methods named after its kind. Values are checked when a simulation starts, all of them together.</remarks>
public sealed record SimulationDistribution
{
    /// <summary>The family.</summary>
    public required DistributionKind Kind { get; init; }

    /// <summary>The mean, above 0: exponential and lognormal.</summary>
    public double? Mean { get; init; }

    /// <summary>The standard deviation, above 0: lognormal.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>The least value, 0 or more: uniform.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest value, at least <see cref="Min"/>: uniform.</summary>
    public double? Max { get; init; }

    /// <summary>The value, 0 or more: deterministic.</summary>
    public double? Value { get; init; }

    /// <summary>The shape, above 0: gamma.</summary>
    public double? Shape { get; init; }

    /// <summary>The scale, above 0: gamma.</summary>
    public double? Scale { get; init; }

    /// <summary>An exponential distribution.</summary>
    /// <param name="mean">The mean, above 0.</param>
    public static SimulationDistribution Exponential(double mean) => new() { Kind = DistributionKind.Exponential, Mean = mean };

    /// <summary>A uniform distribution.</summary>
    /// <param name="min">The least value, 0 or more.</param>
    /// <param name="max">The greatest value, at least <paramref name="min"/>.</param>
    public static SimulationDistribution Uniform(double min, double max) => new() { Kind = DistributionKind.Uniform, Min = min, Max = max };

    /// <summary>Always the same value.</summary>
    /// <param name="value">The value, 0 or more.</param>
    public static SimulationDistribution Deterministic(double value) => new() { Kind = DistributionKind.Deterministic, Value = value };

    /// <summary>A lognormal distribution.</summary>
    /// <param name="mean">The mean of the value (not of its logarithm), above 0.</param>
    /// <param name="standardDeviation">The standard deviation of the value, above 0.</param>
    public static SimulationDistribution LogNormal(double mean, double standardDeviation) =>
        new() { Kind = DistributionKind.LogNormal, Mean = mean, StandardDeviation = standardDeviation };

    /// <summary>A gamma distribution.</summary>
    /// <param name="shape">The shape, above 0.</param>
    /// <param name="scale">The scale, above 0; the mean is shape times scale.</param>
    public static SimulationDistribution Gamma(double shape, double scale) =>
        new() { Kind = DistributionKind.Gamma, Shape = shape, Scale = scale };
}
