using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact was given to an agent without an offer.</summary>
public sealed record AgentAssigned : ContactRoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>The units of capacity it holds.</summary>
    [JsonPropertyName("u")]
    public required int Cost { get; init; }

    /// <summary>True when a human chose; it then does not count as a turn.</summary>
    [JsonPropertyName("m")]
    public required bool ByHand { get; init; }

    /// <summary>The supervisor who chose; null = nobody but the agent, or the pool.</summary>
    [JsonPropertyName("b")]
    public AgentId? AssignedBy { get; init; }
}
