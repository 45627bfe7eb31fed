namespace CustomerLifecycle.Events;

/// <summary>An agent calls back: the host dials on this event.</summary>
[EventType("customerlifecycle.ticket.callback-started.v1")]
public sealed record CallbackStarted : TicketEvent
{
    /// <summary>Identifies the callback on the ticket.</summary>
    public required string Callback { get; init; }

    /// <summary>Who calls.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>Where the customer is reached; null when that is to be looked up.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public required int Attempt { get; init; }
}
