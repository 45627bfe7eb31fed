namespace CustomerLifecycle.Tickets;

/// <summary>Keeps which mail is on which ticket, and counts automatic answers. An implementation of the host's own replaces it whole: register it
/// before <c>AddTicketMail</c>. Thread-safe; every call is scoped by tenant.</summary>
public interface ITicketMailStore
{
    /// <summary>The mails with some keys, on whichever tickets, in order of time.</summary>
    /// <param name="tenant">Whose mails.</param>
    /// <param name="keys">At most 1,100 keys, see <see cref="TicketMail.Key"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketMail>> FindAsync(TenantId tenant, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>The mails on a ticket in order of time.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketMail>> OfTicketAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken);

    /// <summary>The mails from and to an address.</summary>
    /// <param name="tenant">Whose mails.</param>
    /// <param name="address">The address in lower case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketMail>> OfAddressAsync(TenantId tenant, string address, CancellationToken cancellationToken);

    /// <summary>Notes mails, all or none; one that is there already stays as it is.</summary>
    /// <param name="tenant">Whose mails.</param>
    /// <param name="mails">The mails.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task RecordAsync(TenantId tenant, IReadOnlyList<TicketMail> mails, CancellationToken cancellationToken);

    /// <summary>Takes address, subject and parts off the mails from and to an address.</summary>
    /// <param name="tenant">Whose mails.</param>
    /// <param name="address">The address in lower case.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many there were.</returns>
    Task<int> EraseAsync(TenantId tenant, string address, CancellationToken cancellationToken);

    /// <summary>Counts an automatic answer if every limit leaves room for it, else none of them: one that is counted under its key already has room.</summary>
    /// <param name="tenant">Whose answer.</param>
    /// <param name="count">The answer and its limits.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it may be sent.</returns>
    Task<bool> TryCountAnswerAsync(TenantId tenant, AnswerCount count, CancellationToken cancellationToken);

    /// <summary>Forgets the answers of a limit that were sent before an instant.</summary>
    /// <param name="tenant">Whose answers.</param>
    /// <param name="scope">The limit, see <see cref="AnswerLimit.Scope"/>.</param>
    /// <param name="before">The instant, itself included.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ForgetAnswersAsync(TenantId tenant, string scope, DateTimeOffset before, CancellationToken cancellationToken);
}
