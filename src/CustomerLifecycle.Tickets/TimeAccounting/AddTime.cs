namespace CustomerLifecycle.Tickets;

/// <summary>Books time on a ticket, on a closed one too. A ticket has at most 1,000 entries.</summary>
public sealed record AddTime : TicketCommand
{
    /// <summary>Who worked.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>How long, in minutes: 1 to 10,080 (a week).</summary>
    public required int Minutes { get; init; }

    /// <summary>What was done, such as <c>travel</c>; 1 to 128 characters.</summary>
    public string? Activity { get; init; }

    /// <summary>Whether the customer pays for it.</summary>
    public bool IsBillable { get; init; }

    /// <summary>When it was done; null for now. Not in the future.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What there is to say about it; at most 2,000 characters.</summary>
    public string? Note { get; init; }
}
