namespace CustomerLifecycle.Events;

/// <summary>A merge was taken back; the event's customer gave the other back.</summary>
[EventType("customerlifecycle.customer.merge-undone.v1")]
public sealed record CustomerMergeUndone : CustomerEvent
{
    /// <summary>The customer that is on its own again.</summary>
    public required CustomerId Restored { get; init; }
}
