namespace CustomerLifecycle.Tickets;

/// <summary>Which time entries. A condition that is null matches everything.</summary>
public sealed record TicketTimeQuery
{
    /// <summary>Of this ticket.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>Of this agent.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Of this activity.</summary>
    public string? Activity { get; init; }

    /// <summary>Done at or after; a correction counts where its entry does.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Done before.</summary>
    public DateTimeOffset? Before { get; init; }
}
