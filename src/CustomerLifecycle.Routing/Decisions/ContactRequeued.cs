using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact went from an agent back to its queue.</summary>
public sealed record ContactRequeued : ContactRoutingEvent
{
    /// <summary>The agent.</summary>
    [JsonPropertyName("a")]
    public required AgentId Agent { get; init; }

    /// <summary>Why.</summary>
    [JsonPropertyName("w")]
    public required RequeueReason Reason { get; init; }

    /// <summary>Before this instant the agent is not offered it again; null = no such limit.</summary>
    [JsonPropertyName("t")]
    public DateTimeOffset? RetryAt { get; init; }
}
