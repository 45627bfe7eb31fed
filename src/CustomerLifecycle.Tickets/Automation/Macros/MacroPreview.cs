namespace CustomerLifecycle.Tickets;

/// <summary>What a macro would do to a ticket, the rules it would set off included.</summary>
public sealed record MacroPreview
{
    /// <summary>The ticket as it would be; as it is, when the macro would be refused.</summary>
    public required Ticket Ticket { get; init; }

    /// <summary>What the history would have.</summary>
    public required IReadOnlyList<TicketHistoryEntry> Changes { get; init; }

    /// <summary>What would be written.</summary>
    public required IReadOnlyList<TicketComment> Comments { get; init; }

    /// <summary>Why it would be refused; empty unless it would.</summary>
    public required IReadOnlyList<TicketRefusal> Refusals { get; init; }

    /// <summary>Whether it could be applied now.</summary>
    public bool CanApply => Refusals.Count == 0;
}
