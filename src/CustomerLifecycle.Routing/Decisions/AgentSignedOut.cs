using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>An agent signed out, holding nothing.</summary>
public sealed record AgentSignedOut : RoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }
}
