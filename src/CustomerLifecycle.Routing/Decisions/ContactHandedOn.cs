using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact went to a queue, or is kept for an agent, by transfer.</summary>
public sealed record ContactHandedOn : ContactRoutingEvent
{
    /// <summary>The queue it is in now.</summary>
    [JsonPropertyName("q")]
    public required QueueId Queue { get; init; }

    /// <summary>The agent who had it.</summary>
    [JsonPropertyName("f")]
    public AgentId? FromAgent { get; init; }

    /// <summary>The agent for whom it is kept.</summary>
    [JsonPropertyName("a")]
    public AgentId? ToAgent { get; init; }

    /// <summary>Until when it is kept for that agent.</summary>
    [JsonPropertyName("h")]
    public DateTimeOffset? HoldUntil { get; init; }

    /// <summary>The routing plan in force.</summary>
    [JsonPropertyName("s")]
    public required IReadOnlyList<RoutingStep> Steps { get; init; }

    /// <summary>The priority.</summary>
    [JsonPropertyName("p")]
    public required int Priority { get; init; }

    /// <summary>The instant by which it is served among others: oldest first.</summary>
    [JsonPropertyName("k")]
    public required DateTimeOffset Rank { get; init; }

    /// <summary>Before this instant the agent who had it is not offered it again.</summary>
    [JsonPropertyName("t")]
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>How it was handed on.</summary>
    [JsonPropertyName("w")]
    public required TransferKind Kind { get; init; }
}
