using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>An agent signed in, or was given a new profile.</summary>
public sealed record AgentSignedIn : RoutingEvent
{
    /// <summary>The profile.</summary>
    [JsonPropertyName("a")]
    public required AgentProfile Agent { get; init; }

    /// <summary>The presence.</summary>
    [JsonPropertyName("p")]
    public required AgentPresence Presence { get; init; }

    /// <summary>The reason code.</summary>
    [JsonPropertyName("x")]
    public string? AuxCode { get; init; }
}
