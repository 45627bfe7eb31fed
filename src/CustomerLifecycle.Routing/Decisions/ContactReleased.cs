using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The instant before which a scheduled contact was not to be routed has come.</summary>
public sealed record ContactReleased : ContactRoutingEvent
{
    /// <summary>The instant by which it is served among others: oldest first.</summary>
    [JsonPropertyName("k")]
    public required DateTimeOffset Rank { get; init; }

    /// <summary>Until when it is kept for the preferred agent; null = it is not.</summary>
    [JsonPropertyName("h")]
    public DateTimeOffset? HoldUntil { get; init; }
}
