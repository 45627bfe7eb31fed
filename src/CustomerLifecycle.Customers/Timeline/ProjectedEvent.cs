namespace CustomerLifecycle.Customers.Timeline;

/// <summary>What an integration event means for the timeline.</summary>
internal sealed record ProjectedEvent
{
    internal required TimelineEntry Entry { get; init; }

    internal CustomerId? Customer { get; init; }

    // The state of the entry's own subject; null for a subject that has none, such as the customer itself.
    internal SubjectChange? Change { get; init; }

    // Other subjects the event names: they learn the customer from it, or it from them.
    internal IReadOnlyList<(string Subject, TimelineKind Kind)> Related { get; init; } = [];

    // A contact that a ticket carries on is no longer an issue of its own.
    internal string? Settles { get; init; }
}
