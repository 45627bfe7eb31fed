namespace CustomerLifecycle.Events;

/// <summary>An attempt to call back ended.</summary>
[EventType("customerlifecycle.ticket.callback-completed.v1")]
public sealed record CallbackCompleted : TicketEvent
{
    /// <summary>Identifies the callback on the ticket.</summary>
    public required string Callback { get; init; }

    /// <summary>Who called.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>How it ended.</summary>
    public required CallbackOutcome Outcome { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>How far the callback is now.</summary>
    public required CallbackState State { get; init; }

    /// <summary>When it is tried again, UTC; null when it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}
