using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What became of contacts. Counts are for one replication; ratios and waits are over all replications together.</summary>
public sealed record ContactFigures
{
    /// <summary>The contact type; null for all together.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Contacts that arrived, those who came again included: answered, abandoned, blocked and disconnected together.</summary>
    public required Estimate Arrivals { get; init; }

    /// <summary>Contacts that reached an agent.</summary>
    public required Estimate Answered { get; init; }

    /// <summary>Contacts whose customer gave up waiting.</summary>
    public required Estimate Abandoned { get; init; }

    /// <summary>Contacts that found every line busy.</summary>
    public required Estimate Blocked { get; init; }

    /// <summary>Contacts that still waited when it was over.</summary>
    public required Estimate Disconnected { get; init; }

    /// <summary>Of the arrivals, those who came again after having been blocked or having given up.</summary>
    public required Estimate Retrials { get; init; }

    /// <summary>The share answered within the acceptable wait; of what, <see cref="SimulationReport.ServiceLevelDenominator"/> says.</summary>
    public required Estimate ServiceLevel { get; init; }

    /// <summary>The mean wait of answered contacts, zeros included.</summary>
    public required Estimate MeanWaitSeconds { get; init; }

    /// <summary>The wait that half of the answered contacts did not exceed, zeros included.</summary>
    public required Estimate MedianWaitSeconds { get; init; }

    /// <summary>The wait that 95 % of the answered contacts did not exceed, zeros included.</summary>
    public required Estimate P95WaitSeconds { get; init; }

    /// <summary>The share of the contacts that got a line for which no agent was free when they came.</summary>
    public required Estimate DelayProbability { get; init; }

    /// <summary>For all together: the share of their time there that agents had work in hand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Occupancy { get; init; }

    /// <summary>For all together: how evenly the work was spread over the agents. See <see cref="AgentGroupFigures.Fairness"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Fairness { get; init; }
}
