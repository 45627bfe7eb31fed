namespace CustomerLifecycle.Tickets;

/// <summary>A mail that was sent, or is about to be, on a ticket.</summary>
public sealed record SentMail
{
    /// <summary>Whose ticket it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The ticket.</summary>
    public required TicketId Ticket { get; init; }

    /// <summary>Its Message-ID, with or without angle brackets; at most 998 characters.</summary>
    public required string MessageId { get; init; }

    /// <summary>The mailbox it is sent from, 1 to 320 characters.</summary>
    public required string Mailbox { get; init; }

    /// <summary>To whom; null where that is not to be kept.</summary>
    public ContactPoint? To { get; init; }

    /// <summary>Its subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Its ticket and mailbox, without whom it went to and what it is about.</summary>
    public override string ToString() => $"mail from {Mailbox} on {Ticket}";
}
