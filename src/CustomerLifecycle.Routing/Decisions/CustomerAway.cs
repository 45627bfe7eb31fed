using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The customer left and may come back; the place is kept for a while.</summary>
public sealed record CustomerAway : ContactRoutingEvent
{
    /// <summary>Until when the place is kept.</summary>
    [JsonPropertyName("u")]
    public required DateTimeOffset Until { get; init; }
}
