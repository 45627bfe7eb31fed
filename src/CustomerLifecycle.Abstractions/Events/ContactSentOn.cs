namespace CustomerLifecycle.Events;

/// <summary>A contact left one pool for another, where it goes on with its age.</summary>
[EventType("customerlifecycle.contact.sent-on.v1")]
public sealed record ContactSentOn : ContactEvent
{
    /// <summary>The pool it left.</summary>
    public required string FromPool { get; init; }

    /// <summary>The pool it goes to.</summary>
    public required string ToPool { get; init; }

    /// <summary>The queue it was in.</summary>
    public required QueueId FromQueue { get; init; }

    /// <summary>The queue it goes to.</summary>
    public required QueueId ToQueue { get; init; }

    /// <summary>The agent who sent it on, if any.</summary>
    public AgentId? FromAgent { get; init; }

    /// <summary>How it was handed on.</summary>
    public TransferKind Kind { get; init; }

    /// <summary>The contact as routing takes it in again: text of routing's own.</summary>
    public required string Request { get; init; }
}
