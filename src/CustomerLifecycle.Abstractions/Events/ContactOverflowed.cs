namespace CustomerLifecycle.Events;

/// <summary>A queue could not serve the contact and sent it elsewhere.</summary>
[EventType("customerlifecycle.contact.overflowed.v1")]
public sealed record ContactOverflowed : ContactEvent
{
    /// <summary>The queue that could not.</summary>
    public required QueueId FromQueue { get; init; }

    /// <summary>Where it went.</summary>
    public required OverflowTarget Target { get; init; }

    /// <summary>The queue it went to, if any.</summary>
    public QueueId? ToQueue { get; init; }

    /// <summary>The name of the overflow rule that applied, such as outside-business-hours.</summary>
    public required string Rule { get; init; }
}
