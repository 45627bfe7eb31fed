using System.Text.Json;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What a simulation measured.</summary>
public sealed record SimulationReport
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>The seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The number of replications.</summary>
    public required int Replications { get; init; }

    /// <summary>The wait within which an answer counts for the service level.</summary>
    public required double AcceptableWaitSeconds { get; init; }

    /// <summary>What the service level is a share of.</summary>
    public required ServiceLevelDenominator ServiceLevelDenominator { get; init; }

    /// <summary>The contact types, in the order of the scenario.</summary>
    public required IReadOnlyList<ContactFigures> ContactTypes { get; init; }

    /// <summary>The agent groups, in the order of the scenario.</summary>
    public required IReadOnlyList<AgentGroupFigures> AgentGroups { get; init; }

    /// <summary>All contacts and all agents together.</summary>
    public required ContactFigures All { get; init; }

    /// <summary>The report as JSON. Of equal scenarios it is equal to the byte.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SimulationJsonContext.Default.SimulationReport);
}
