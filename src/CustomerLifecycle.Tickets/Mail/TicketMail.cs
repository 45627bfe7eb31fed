namespace CustomerLifecycle.Tickets;

/// <summary>A mail that is on a ticket: whose it is and where its parts are, so that answers find their way. What it says is a comment of the
/// ticket.</summary>
public sealed record TicketMail
{
    /// <summary>Whose ticket it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The ticket.</summary>
    public required TicketId Ticket { get; init; }

    /// <summary>Identifies the mail: a hash of its Message-ID or, where it has none, of its header and text.</summary>
    public required string Key { get; init; }

    /// <summary>A hash of its Date, subject, text and parts, by which it is told from another mail with the same Message-ID; null for a sent mail, for one
    /// that was noted before there were such hashes, and for one whose writer was erased: then the <see cref="Key"/> alone counts.</summary>
    public string? Content { get; init; }

    /// <summary>The mailbox it came or went by, in lower case.</summary>
    public required string Mailbox { get; init; }

    /// <summary>True when it was sent from here, false when it came in.</summary>
    public required bool IsSent { get; init; }

    /// <summary>When it was taken in or recorded, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its Message-ID without angle brackets, for In-Reply-To and References of an answer; null when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>Who wrote it or, of a sent mail, to whom it went; null when that is not known or was erased.</summary>
    public ContactPoint? Address { get; init; }

    /// <summary>What its subject is about, without prefixes; null when it has none or it was erased.</summary>
    public string? Subject { get; init; }

    /// <summary>References to its parts that the host keeps, without their text.</summary>
    public IReadOnlyList<MailPart> Parts { get; init; } = [];

    /// <summary>Its ticket and key, without who wrote it and what it is about.</summary>
    public override string ToString() => $"mail {Key} on {Ticket}";
}
