using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>Something that happened and that other modules, or the world outside, may want to know.</summary>
/// <remarks>Immutable. Delivered at least once; <see cref="Id"/> is the same at every delivery. A type carries its wire name in
/// <see cref="EventTypeAttribute"/>; a property is only ever added, never renamed.</remarks>
public abstract record IntegrationEvent
{
    /// <summary>Identifies the event over every redelivery.</summary>
    public required EventId Id { get; init; }

    /// <summary>Whose event it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What reports group by, as it was when the event happened.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>The aggregate the event belongs to, such as <c>ticket/42</c>. Events of one stream are delivered in their order.</summary>
    [JsonIgnore]
    public abstract string Stream { get; }
}
