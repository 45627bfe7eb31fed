namespace CustomerLifecycle.Tickets;

/// <summary>One ticket of a commit: as it was, as it is, and what led from one to the other.</summary>
public sealed record TicketChange
{
    /// <summary>The ticket as it was read; null when it is new.</summary>
    public Ticket? Before { get; init; }

    /// <summary>The ticket as it is to be stored.</summary>
    public required Ticket After { get; init; }

    /// <summary>The version the stored ticket must have; 0 = there must be none yet.</summary>
    public long ExpectedVersion => Before?.Version ?? 0;

    /// <summary>The history, one entry for each version from <see cref="ExpectedVersion"/> plus one to that of <see cref="After"/>, in
    /// order.</summary>
    public required IReadOnlyList<TicketHistoryEntry> Entries { get; init; }

    /// <summary>What was written, in order. A comment whose sequence the ticket has already replaces that one.</summary>
    public IReadOnlyList<TicketComment> Comments { get; init; } = [];

    /// <summary>All comments of the ticket as they are from now on, when one that was there has changed: their text is indexed anew, so
    /// that nothing finds what was removed. Null when there are only new ones.</summary>
    public IReadOnlyList<TicketComment>? AllComments { get; init; }

    /// <summary>The time that was booked, in order. An entry whose sequence the ticket has already replaces the note of that one.</summary>
    public IReadOnlyList<TicketTimeEntry> Time { get; init; } = [];

    /// <summary>Entries of the history that take the place of those with the same sequence: personal data was erased from them.</summary>
    public IReadOnlyList<TicketHistoryEntry> Rewritten { get; init; } = [];

    /// <summary>The text that finds the ticket from now on; null when that does not change.</summary>
    public string? SearchText { get; init; }
}
