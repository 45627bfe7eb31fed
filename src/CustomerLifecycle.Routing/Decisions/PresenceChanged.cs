using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>An agent's presence changed.</summary>
public sealed record PresenceChanged : RoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>The presence.</summary>
    [JsonPropertyName("p")]
    public required AgentPresence Presence { get; init; }

    /// <summary>The reason code.</summary>
    [JsonPropertyName("x")]
    public string? AuxCode { get; init; }
}
