namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Agents who are alike.</summary>
public sealed record SimulatedAgentGroup
{
    /// <summary>The name, unique among the groups.</summary>
    public required string Name { get; init; }

    /// <summary>The number of agents: one number, or one for each period. An agent who is to leave finishes the contacts in progress.</summary>
    public required IReadOnlyList<int> Count { get; init; }

    /// <summary>Their skills with the level of each, 1 to 100.</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    /// <summary>The order in which they take waiting types when they become free; types that are not listed come after those that are.
    /// Empty = oldest first over all types, as <see cref="SimulationScenario.QueueOrder"/> says.</summary>
    public IReadOnlyList<string> TypePriority { get; init; } = [];

    /// <summary>Contacts that each of them serves at one time, 1 to 1,000.</summary>
    public int Capacity { get; init; } = 1;

    /// <summary>Their share under <see cref="RoutingStrategy.Weighted"/>, 1 to 100.</summary>
    public int Weight { get; init; } = AgentQueue.DefaultWeight;
}
