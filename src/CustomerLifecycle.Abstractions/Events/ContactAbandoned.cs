namespace CustomerLifecycle.Events;

/// <summary>The customer left before anybody answered.</summary>
[EventType("customerlifecycle.contact.abandoned.v1")]
public sealed record ContactAbandoned : ContactEvent
{
    /// <summary>The queue in which the customer waited.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>How long the customer waited.</summary>
    public required TimeSpan Waited { get; init; }
}
