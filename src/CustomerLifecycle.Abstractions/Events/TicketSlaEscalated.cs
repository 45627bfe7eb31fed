namespace CustomerLifecycle.Events;

/// <summary>An SLA clock reached an escalation level, before or after its target.</summary>
[EventType("customerlifecycle.ticket.sla-escalated.v1")]
public sealed record TicketSlaEscalated : TicketEvent
{
    /// <summary>The clock.</summary>
    public required SlaTargetKind Target { get; init; }

    /// <summary>The level, from 1.</summary>
    public required int Level { get; init; }

    /// <summary>When the target is due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The group, for a group's clock.</summary>
    public string? Group { get; init; }
}
