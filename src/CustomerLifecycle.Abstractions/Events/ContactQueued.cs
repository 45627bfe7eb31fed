namespace CustomerLifecycle.Events;

/// <summary>A contact waits for an agent.</summary>
[EventType("customerlifecycle.contact.queued.v1")]
public sealed record ContactQueued : ContactEvent
{
    /// <summary>The queue it waits in.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>The priority tier; a greater number is served first.</summary>
    public int Priority { get; init; }

    /// <summary>The names of the skills it needs.</summary>
    public IReadOnlyList<string> Skills { get; init => field = value ?? []; } = [];
}
