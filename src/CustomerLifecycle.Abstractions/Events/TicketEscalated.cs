namespace CustomerLifecycle.Events;

/// <summary>A ticket was escalated by somebody or by a rule.</summary>
[EventType("customerlifecycle.ticket.escalated.v1")]
public sealed record TicketEscalated : TicketEvent
{
    /// <summary>The level it has now, from 1.</summary>
    public required int Level { get; init; }

    /// <summary>The group that has it now.</summary>
    public string? Group { get; init; }

    /// <summary>The priority it has now.</summary>
    public required string Priority { get; init; }
}
