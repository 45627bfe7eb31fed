namespace CustomerLifecycle.Events;

/// <summary>An SLA clock stopped in time.</summary>
[EventType("customerlifecycle.ticket.sla-met.v1")]
public sealed record TicketSlaMet : TicketEvent
{
    /// <summary>The clock.</summary>
    public required SlaTargetKind Target { get; init; }

    /// <summary>When it was due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The group, for a group's clock.</summary>
    public string? Group { get; init; }
}
