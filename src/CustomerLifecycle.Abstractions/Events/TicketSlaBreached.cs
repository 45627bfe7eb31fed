namespace CustomerLifecycle.Events;

/// <summary>An SLA clock passed its target.</summary>
[EventType("customerlifecycle.ticket.sla-breached.v1")]
public sealed record TicketSlaBreached : TicketEvent
{
    /// <summary>The clock.</summary>
    public required SlaTargetKind Target { get; init; }

    /// <summary>When it was due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The group, for a group's clock.</summary>
    public string? Group { get; init; }
}
