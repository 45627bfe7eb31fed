namespace CustomerLifecycle.Events;

/// <summary>A callback was overdue: anybody of the group may take it now.</summary>
[EventType("customerlifecycle.ticket.callback-escalated.v1")]
public sealed record CallbackEscalated : TicketEvent
{
    /// <summary>Identifies the callback on the ticket.</summary>
    public required string Callback { get; init; }

    /// <summary>Who was to call.</summary>
    public AgentId? FormerAgent { get; init; }

    /// <summary>The group.</summary>
    public string? Group { get; init; }

    /// <summary>When it was due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
