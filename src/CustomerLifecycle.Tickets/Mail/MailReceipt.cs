namespace CustomerLifecycle.Tickets;

/// <summary>What became of a mail.</summary>
public sealed record MailReceipt
{
    /// <summary>What was decided, and why.</summary>
    public required MailDecision Decision { get; init; }

    /// <summary>Whether it was done. Rejected: nothing was, and <see cref="Refusals"/> say why; keep the mail. Conflict: the ticket changes all the
    /// time; give the mail in again.</summary>
    public required TicketResultStatus Status { get; init; }

    /// <summary>The ticket after the mail; null where the mail belongs to none.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>Why nothing was done; empty unless <see cref="Status"/> is Rejected.</summary>
    public IReadOnlyList<TicketRefusal> Refusals { get; init; } = [];

    /// <summary>The automatic answer that may be sent now, ready but for its text; null when none may, as <see cref="AutoResponseRefusal"/> says.
    /// It is counted against the rate limit already.</summary>
    public AutomaticAnswer? Answer { get; init; }

    /// <summary>Why no automatic answer may be sent; None when one may.</summary>
    public required AutoResponseRefusal AutoResponseRefusal { get; init; }
}
