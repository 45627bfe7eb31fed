using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A queue was created or changed.</summary>
public sealed record QueueConfigured : RoutingEvent
{
    /// <summary>How it is set up now.</summary>
    [JsonPropertyName("q")]
    public required QueueDefinition Queue { get; init; }
}
