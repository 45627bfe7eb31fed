namespace CustomerLifecycle.Tickets;

/// <summary>How mails become tickets. Checked when the host starts.</summary>
public sealed class TicketMailOptions
{
    /// <summary>The default of <see cref="MaximumAnswersPerSender"/>.</summary>
    public const int DefaultMaximumAnswersPerSender = 10;

    /// <summary>The default of <see cref="MaximumAnswersPerTicket"/>.</summary>
    public const int DefaultMaximumAnswersPerTicket = 3;

    /// <summary>The default of <see cref="AnswerWindow"/>, in minutes.</summary>
    public const int DefaultAnswerWindowMinutes = 60;

    /// <summary>How mails find their tickets. <see cref="MailRulesOptions.SystemDomains"/> must name the domain of the Message-IDs sent from here.</summary>
    public MailRulesOptions Rules { get; } = new();

    /// <summary>The mailboxes by address or name, in any case.</summary>
    public IDictionary<string, TicketMailbox> Mailboxes { get; } = new Dictionary<string, TicketMailbox>(StringComparer.OrdinalIgnoreCase);

    /// <summary>For mails by a mailbox that is not listed; null to refuse them as bad input.</summary>
    public TicketMailbox? OtherMailboxes { get; set; }

    /// <summary>The triggers that take up a ticket which is solved or closed; the first that its workflow permits is done. A ticket without one stays
    /// as it is, and later mails on its thread make a new ticket.</summary>
    public IList<string> ReopenTriggers { get; } = ["Reopen", "Appeal"];

    /// <summary>The triggers that say the customer has answered, where a ticket waits for that; the first that its workflow permits is done.</summary>
    public IList<string> AnsweredTriggers { get; } = ["CustomerAnswered"];

    /// <summary>At most so many automatic answers go to a writer within <see cref="AnswerWindow"/>, 1 to 100.</summary>
    public int MaximumAnswersPerSender { get; set; } = DefaultMaximumAnswersPerSender;

    /// <summary>At most so many automatic answers go to a writer on one ticket within <see cref="AnswerWindow"/>, 1 to 100.</summary>
    public int MaximumAnswersPerTicket { get; set; } = DefaultMaximumAnswersPerTicket;

    /// <summary>The time over which automatic answers are counted; above zero, at most 30 days.</summary>
    public TimeSpan AnswerWindow { get; set; } = TimeSpan.FromMinutes(DefaultAnswerWindowMinutes);

    /// <summary>The subject of a ticket whose mail has none.</summary>
    public string EmptySubject { get; set; } = "(no subject)";

    /// <summary>The text of a mail that has none.</summary>
    public string EmptyBody { get; set; } = "(no text)";

    /// <summary>Adds a mailbox; its name, where it is an address, is one of our own addresses too.</summary>
    /// <param name="mailbox">The address or name.</param>
    /// <param name="becomes">What becomes of its mails.</param>
    public TicketMailOptions AddMailbox(string mailbox, TicketMailbox becomes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mailbox);
        Mailboxes.Add(mailbox.Trim(), becomes);
        if (mailbox.Contains('@', StringComparison.Ordinal))
        {
            Rules.OwnAddresses.Add(mailbox.Trim());
        }

        return this;
    }
}
