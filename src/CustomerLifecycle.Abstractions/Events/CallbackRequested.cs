namespace CustomerLifecycle.Events;

/// <summary>A customer is to be called back.</summary>
[EventType("customerlifecycle.ticket.callback-requested.v1")]
public sealed record CallbackRequested : TicketEvent
{
    /// <summary>Identifies the callback on the ticket.</summary>
    public required string Callback { get; init; }

    /// <summary>Who is to call; null for anybody of the group.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The group.</summary>
    public string? Group { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What about.</summary>
    public required string CallbackReason { get; init; }
}
