using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A further agent left a contact, declined, or did not answer.</summary>
public sealed record ParticipantLeft : ContactRoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>What the agent did in the contact.</summary>
    [JsonPropertyName("o")]
    public required ParticipantRole Role { get; init; }
}
