namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A kind of contact: it has a queue of its own in the simulated pool.</summary>
public sealed record SimulatedContactType
{
    /// <summary>The name, unique among the types; it names the queue.</summary>
    public required string Name { get; init; }

    /// <summary>The skills an agent group needs to serve it; empty = every group does.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The priority, 0 or more; a greater one is served first. See <see cref="SimulationScenario.QueueOrder"/>.</summary>
    public int Priority { get; init; }

    /// <summary>Arrivals in an hour, by a Poisson process: one number, or one for each period.</summary>
    public required IReadOnlyList<double> ArrivalsPerHour { get; init; }

    /// <summary>The time an agent spends on a contact: one distribution, or one for each period, by the time of arrival.</summary>
    public required IReadOnlyList<SimulationDistribution> Service { get; init; }

    /// <summary>How long a customer waits before giving up: one distribution, or one for each period, by the time of arrival. Empty = nobody
    /// gives up.</summary>
    public IReadOnlyList<SimulationDistribution> Patience { get; init; } = [];

    /// <summary>Whether customers come again; null = they do not.</summary>
    public SimulatedRetrial? Retrial { get; init; }

    /// <summary>The agent groups in the order in which they are tried; groups that are not listed come after those that are. Empty = by the
    /// strategy over all who have the skills.</summary>
    public IReadOnlyList<string> GroupPriority { get; init; } = [];
}
