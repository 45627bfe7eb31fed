using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact went from one agent to another who was in it already.</summary>
public sealed record OwnershipPassed : ContactRoutingEvent
{
    /// <summary>The agent whose contact it is now.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>The agent who had it and left.</summary>
    [JsonPropertyName("f")]
    public required AgentId FromAgent { get; init; }
}
