namespace CustomerLifecycle.Events;

/// <summary>Two customers turned out to be one; the event's customer stays.</summary>
[EventType("customerlifecycle.customer.merged.v1")]
public sealed record CustomersMerged : CustomerEvent
{
    /// <summary>The customer that went into the other.</summary>
    public required CustomerId From { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }
}
