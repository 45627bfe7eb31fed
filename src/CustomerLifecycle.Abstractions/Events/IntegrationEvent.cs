using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>Something that happened and that other modules, or the world outside, may want to know.</summary>
/// <remarks>Immutable. Delivered at least once; <see cref="Id"/> is the same at every delivery. A type carries its wire name in
/// <see cref="EventTypeAttribute"/>; a property is only ever added, never renamed. What an event on the wire does not have is read as
/// <see langword="null"/> or zero, whatever default the property has: one that is added later is nullable or takes
/// <see langword="null"/> for its default.</remarks>
public abstract record IntegrationEvent
{
    /// <summary>Identifies the event over every redelivery.</summary>
    public required EventId Id { get; init; }

    /// <summary>Whose event it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What reports group by, as it was when the event happened.</summary>
    public EventDimensions Dimensions { get; init => field = value ?? EventDimensions.None; } = EventDimensions.None;

    /// <summary>The aggregate the event belongs to, such as <c>ticket/42</c>. Events of one stream are delivered in their order.</summary>
    [JsonIgnore]
    public abstract string Stream { get; }
}
