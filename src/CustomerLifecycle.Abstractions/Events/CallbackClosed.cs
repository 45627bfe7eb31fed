namespace CustomerLifecycle.Events;

/// <summary>A callback ended without an attempt: it was cancelled or missed.</summary>
[EventType("customerlifecycle.ticket.callback-closed.v1")]
public sealed record CallbackClosed : TicketEvent
{
    /// <summary>Identifies the callback on the ticket.</summary>
    public required string Callback { get; init; }

    /// <summary>Cancelled or Missed.</summary>
    public required CallbackState State { get; init; }

    /// <summary>How often the customer was called before.</summary>
    public required int Attempts { get; init; }
}
