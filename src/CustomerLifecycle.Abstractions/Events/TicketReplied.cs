namespace CustomerLifecycle.Events;

/// <summary>Somebody wrote on a ticket.</summary>
[EventType("customerlifecycle.ticket.replied.v1")]
public sealed record TicketReplied : TicketEvent
{
    /// <summary>Who wrote.</summary>
    public required ParticipantKind Sender { get; init; }

    /// <summary>The agent who wrote, if any.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>False for an internal note.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>True when a machine wrote it, such as an out-of-office reply; null when not.</summary>
    public bool? IsAutomatic { get; init; }
}
