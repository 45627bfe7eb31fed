using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing;

/// <summary>Where an overflow rule sends a contact.</summary>
public sealed record OverflowAction
{
    /// <summary>The kind of target.</summary>
    public required OverflowTarget Target { get; init; }

    /// <summary>The other queue; required with, and only with, <see cref="OverflowTarget.Queue"/>. The contact keeps its age. A
    /// rule that leads to a queue where the contact has been already is passed over.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>The bot's name, or the reason given to the customer; up to 200 characters.</summary>
    public string? Detail { get; init; }

    /// <summary>To another queue.</summary>
    /// <param name="queue">The queue.</param>
    public static OverflowAction ToQueue(QueueId queue) => new() { Target = OverflowTarget.Queue, Queue = queue };

    /// <summary>To a bot outside the pool; a transfer brings the contact back with its age.</summary>
    /// <param name="name">The bot's name, if there are several.</param>
    public static OverflowAction ToBot(string? name = null) => new() { Target = OverflowTarget.Bot, Detail = name };

    /// <summary>The customer hangs up; the contact keeps its place in the queue and the agent who receives it calls back.</summary>
    public static OverflowAction ToCallback() => new() { Target = OverflowTarget.Callback };

    /// <summary>The customer leaves a message; the contact leaves the pool.</summary>
    public static OverflowAction ToMessage() => new() { Target = OverflowTarget.Message };

    /// <summary>The contact is turned away.</summary>
    /// <param name="reason">What the customer is told.</param>
    public static OverflowAction Reject(string reason) => new() { Target = OverflowTarget.Reject, Detail = reason };
}
