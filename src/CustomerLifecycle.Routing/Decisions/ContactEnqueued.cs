using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact came in.</summary>
public sealed record ContactEnqueued : RoutingEvent
{
    /// <summary>The request, as it was normalised.</summary>
    [JsonPropertyName("r")]
    public required ContactRequest Request { get; init; }

    /// <summary>The priority it was given.</summary>
    [JsonPropertyName("p")]
    public required int Priority { get; init; }

    /// <summary>The instant by which it is served among others: oldest first.</summary>
    [JsonPropertyName("k")]
    public required DateTimeOffset Rank { get; init; }

    /// <summary>True when it is not to be routed yet.</summary>
    [JsonPropertyName("s")]
    public required bool IsScheduled { get; init; }

    /// <summary>Until when it is kept for the preferred agent; null = it is not.</summary>
    [JsonPropertyName("h")]
    public DateTimeOffset? HoldUntil { get; init; }
}
