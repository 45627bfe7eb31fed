namespace CustomerLifecycle.Tickets;

/// <summary>An automatic answer as it should be sent (RFC 3834, sections 3 and 5). The host adds the text and its From, and sends it.</summary>
public sealed record AutomaticAnswer
{
    /// <summary>To whom. Personal data.</summary>
    public required ContactPoint To { get; init; }

    /// <summary>The subject, with the ticket's number.</summary>
    public required string Subject { get; init; }

    /// <summary>The Message-ID without angle brackets; it is on the ticket already, and the same whenever the mail is given in again.</summary>
    public required string MessageId { get; init; }

    /// <summary>The fields to be set: Message-ID, In-Reply-To, References, Auto-Submitted, X-Auto-Response-Suppress, Precedence. So other programs see
    /// that they must not answer, and this one sees its own mail when it comes back.</summary>
    public required MailHeaders Headers { get; init; }

    /// <summary>The reverse path of the envelope: empty, so that nothing bounces back.</summary>
    public string EnvelopeSender { get; } = "";

    /// <summary>Its Message-ID, without whom it goes to and what it is about.</summary>
    public override string ToString() => MessageId;
}
