namespace CustomerLifecycle.Tickets;

/// <summary>Turns mails into tickets and comments. Thread-safe; any number of processes may serve one mailbox.</summary>
/// <remarks>The host fetches and parses mails with a library of its own and sends what is to be sent. A mail that is given in again, because the host
/// was not sure that it was taken, has no further effect: one mail is one ticket, and by two mailboxes it is two.</remarks>
public interface IMailIntake
{
    /// <summary>Takes a mail in: creates a ticket, adds to one, or leaves it aside, and says whether it may be answered automatically.</summary>
    /// <param name="command">The mail.</param>
    /// <param name="cancellationToken">Cancels the call. Give the mail in again: what was begun is finished, not repeated.</param>
    /// <exception cref="ArgumentException">The mailbox is not configured.</exception>
    Task<MailReceipt> ReceiveAsync(ReceiveMail command, CancellationToken cancellationToken = default);

    /// <summary>Notes a mail that is sent on a ticket, so that answers to it and its bounces are found. Noting it twice is harmless. Automatic answers
    /// of <see cref="MailReceipt.Answer"/> are noted already.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task RecordSentAsync(SentMail mail, CancellationToken cancellationToken = default);

    /// <summary>The mails on a ticket, received and sent, in order of time.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketMail>> GetMailsAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default);
}
