using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact's priority changed.</summary>
public sealed record PriorityChanged : ContactRoutingEvent
{
    /// <summary>The priority.</summary>
    [JsonPropertyName("p")]
    public required int Priority { get; init; }

    /// <summary>The instant by which it is served among others: oldest first.</summary>
    [JsonPropertyName("k")]
    public required DateTimeOffset Rank { get; init; }
}
