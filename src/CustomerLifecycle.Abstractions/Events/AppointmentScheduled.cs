namespace CustomerLifecycle.Events;

/// <summary>A visit at the customer was scheduled, or moved to another time.</summary>
[EventType("customerlifecycle.ticket.appointment-scheduled.v1")]
public sealed record AppointmentScheduled : TicketEvent
{
    /// <summary>The earliest arrival, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The latest arrival, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The engineer, when known.</summary>
    public AgentId? Engineer { get; init; }

    /// <summary>The earliest arrival it was moved from, UTC; null when there was none.</summary>
    public DateTimeOffset? FormerFrom { get; init; }
}
