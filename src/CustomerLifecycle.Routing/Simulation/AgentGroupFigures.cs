namespace CustomerLifecycle.Routing.Simulation;

/// <summary>The work of an agent group.</summary>
public sealed record AgentGroupFigures
{
    /// <summary>The group.</summary>
    public required string Name { get; init; }

    /// <summary>The share of their time there that they had work in hand. Who stays to finish a contact is there until then.</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>How evenly the work was spread: the index of Jain, Chiu and Hawe (1984) over the work of each agent by time there, as a mean
    /// over replications. 1 when all carried the same, 1/n when one of n carried everything.</summary>
    public required Estimate Fairness { get; init; }
}
