namespace CustomerLifecycle.Tickets;

/// <summary>A ticket that a mail may belong to, as far as the rules need it.</summary>
public sealed record KnownTicket
{
    /// <summary>The ticket. Where it was merged into another, the other: replies go there.</summary>
    public required TicketId Ticket { get; init; }

    /// <summary>The subjects of its thread: its own, and that of the mail that was answered.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Whether work is still to be done on it.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Whether its workflow can take it up again, where it is not open.</summary>
    public bool CanReopen { get; init; } = true;

    /// <summary>When it was solved or closed, UTC; null when it is open or that is not known.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The addresses that have written on it or were written to, in lower case; null when they are not known, and then anybody counts as
    /// one of them.</summary>
    public IReadOnlySet<string>? Participants { get; init; }
}
