namespace CustomerLifecycle.Tickets;

/// <summary>Keeps tickets. An implementation of the host's own replaces it whole: register it before <c>AddTickets</c>.</summary>
/// <remarks>Thread-safe. Every call is scoped by tenant. A commit stores the ticket, its history entry, its comment, the events, the due
/// items and the search text in one transaction; the version guards it.</remarks>
public interface ITicketStore
{
    /// <summary>Stores a change, or nothing of it.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="cancellationToken">Cancels a commit that has not been taken up.</param>
    Task<TicketCommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken);

    /// <summary>What a commit under a key remembered; null when there was none.</summary>
    /// <param name="tenant">Whose key.</param>
    /// <param name="idempotencyKey">The key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<string?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>A ticket, or null.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken);

    /// <summary>The ticket with a number, or null.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Ticket?> FindByNumberAsync(TenantId tenant, string number, CancellationToken cancellationToken);

    /// <summary>Tickets that match a query, in order of creation and id.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken);

    /// <summary>How many tickets match a query, by category, group, assignee and priority, in that order.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which; its page is not looked at.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken);

    /// <summary>Every change of a ticket, in order.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken);

    /// <summary>What was written on a ticket, in order.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="publicOnly">True for public replies only, and those without their revisions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, bool publicOnly, CancellationToken cancellationToken);

    /// <summary>The time booked on a ticket, in order.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketTimeEntry>> GetTimeAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken);

    /// <summary>The time booked by agent and activity, in ordinal order of both.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketTimeTotal>> SumTimeAsync(TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken);

    /// <summary>The tickets that have something of a person: those of the customer, those on which the customer wrote, and those that have one of
    /// the contact points, as <see cref="TicketContactPoints"/> compares them. In ordinal order of their ids.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="contactPoints">The contact points.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketId>> FindAboutAsync(
        TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken);
}
