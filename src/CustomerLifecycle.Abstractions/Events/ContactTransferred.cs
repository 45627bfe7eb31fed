namespace CustomerLifecycle.Events;

/// <summary>An agent handed the contact on; it keeps its age.</summary>
[EventType("customerlifecycle.contact.transferred.v1")]
public sealed record ContactTransferred : ContactEvent
{
    /// <summary>The agent who handed it on.</summary>
    public required AgentId FromAgent { get; init; }

    /// <summary>How it was handed on.</summary>
    public required TransferKind Kind { get; init; }

    /// <summary>The queue it went to, if any.</summary>
    public QueueId? ToQueue { get; init; }

    /// <summary>The agent it went to, if any.</summary>
    public AgentId? ToAgent { get; init; }
}
