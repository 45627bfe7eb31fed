using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A further agent is in a contact, or goes on in another role.</summary>
public sealed record ParticipantJoined : ContactRoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>What the agent does in the contact.</summary>
    [JsonPropertyName("o")]
    public required ParticipantRole Role { get; init; }

    /// <summary>The units of capacity it holds.</summary>
    [JsonPropertyName("u")]
    public required int Cost { get; init; }
}
