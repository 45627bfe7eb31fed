namespace CustomerLifecycle.Tickets;

/// <summary>What is to be done with a mail, and why.</summary>
public sealed record MailDecision
{
    /// <summary>What is to be done.</summary>
    public required MailDecisionKind Kind { get; init; }

    /// <summary>What kind of mail it is.</summary>
    public required MailClassification Classification { get; init; }

    /// <summary>The ticket it goes to; null for a new ticket, for a bounce of an unknown mail and for what is ignored before it is looked up.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>Where the ticket was found; <see cref="MailPlaces.None"/> when it was not, or in the mail that a bounce returns.</summary>
    public MailPlaces FoundIn { get; init; }

    /// <summary>Whether the ticket is solved or closed and is to be taken up again.</summary>
    public bool Reopens { get; init; }

    /// <summary>The ticket whose thread a new ticket comes from, because it was done too long ago, cannot be taken up again, or its writer is not on it.</summary>
    public TicketId? Former { get; init; }

    /// <summary>Whether the new ticket is linked with <see cref="Former"/> as its repeat: not where its writer is not on that ticket.</summary>
    public bool RepeatsFormer { get; init; }

    /// <summary>Why it is ignored.</summary>
    public MailIgnoreReason IgnoreReason { get; init; }

    /// <summary>Why no automatic answer may be sent; <see cref="AutoResponseRefusal.None"/> when one may, within the rate limit.</summary>
    public required AutoResponseRefusal AutoResponseRefusal { get; init; }

    /// <summary>Whether an automatic answer may be sent, within the rate limit.</summary>
    public bool MayAutoRespond => AutoResponseRefusal == AutoResponseRefusal.None;

    /// <summary>Every rule that was looked at, in order: why it was decided so.</summary>
    public required IReadOnlyList<MailFinding> Why { get; init; }
}
