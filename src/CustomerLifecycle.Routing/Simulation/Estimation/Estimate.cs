namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A figure of a simulation with its 95 % confidence interval over the replications.</summary>
public sealed record Estimate
{
    /// <summary>The figure; null when there was nothing to measure, such as the wait when nobody was answered.</summary>
    public required double? Mean { get; init; }

    /// <summary>The lower end of the interval; null when there was one replication only.</summary>
    public required double? Low { get; init; }

    /// <summary>The upper end of the interval; null when there was one replication only.</summary>
    public required double? High { get; init; }
}
