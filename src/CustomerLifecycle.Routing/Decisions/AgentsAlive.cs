using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>Heartbeats came in.</summary>
public sealed record AgentsAlive : RoutingEvent
{
    /// <summary>The agents.</summary>
    [JsonPropertyName("a")]
    public required IReadOnlyList<AgentId> Agents { get; init; }
}
