using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A fact about one contact that is in the pool.</summary>
public abstract record ContactRoutingEvent : RoutingEvent
{
    private protected ContactRoutingEvent()
    {
    }

    /// <summary>The contact.</summary>
    [JsonPropertyName("c")]
    public required ContactId Contact { get; init; }
}
