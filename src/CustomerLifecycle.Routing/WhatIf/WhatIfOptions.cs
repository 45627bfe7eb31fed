using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>How a what-if is run and measured.</summary>
public sealed record WhatIfOptions
{
    /// <summary>The replications when nothing else is said.</summary>
    public const int DefaultReplications = 20;

    /// <summary>How often what the log does not tell is drawn anew, 1 to 10,000. One has no interval.</summary>
    public int Replications { get; init; } = DefaultReplications;

    /// <summary>The seed; equal seeds give equal reports.</summary>
    public long Seed { get; init; } = SimulationScenario.DefaultSeed;

    /// <summary>The wait within which an answer counts for the service level, 0 or more.</summary>
    public TimeSpan AcceptableWait { get; init; } = TimeSpan.FromSeconds(SimulationScenario.DefaultAcceptableWaitSeconds);

    /// <summary>What the service level is a share of.</summary>
    public ServiceLevelDenominator ServiceLevelDenominator { get; init; }

    /// <summary>The host's own scorers, for queues with <see cref="RoutingStrategy.Custom"/>.</summary>
    public IReadOnlyList<IAgentScorer> Scorers { get; init; } = [];
}
