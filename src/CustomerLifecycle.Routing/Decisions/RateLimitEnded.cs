using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>An agent's rate limit allows a contact again.</summary>
public sealed record RateLimitEnded : RoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }
}
