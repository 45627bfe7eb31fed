using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What a change does, each figure as the mean of differences of pairs of replications.</summary>
public sealed record WhatIfDifference
{
    /// <summary>Of the service level.</summary>
    public required Estimate ServiceLevel { get; init; }

    /// <summary>Of the share of contacts whose customer gave up.</summary>
    public required Estimate AbandonedShare { get; init; }

    /// <summary>Of the mean wait.</summary>
    public required Estimate MeanWaitSeconds { get; init; }

    /// <summary>Of the occupancy.</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>Of the index of fairness.</summary>
    public required Estimate Jain { get; init; }
}
