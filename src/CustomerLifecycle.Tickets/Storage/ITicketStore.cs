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
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken);

    /// <summary>The tickets that wait in pools: by priority as the query lists them, then by when they are due (what is never due last), by
    /// age and by id. Unless a store knows better, all waiting tickets are read.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which pools.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketId>> FindWaitingAsync(TenantId tenant, WaitingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return WaitingTickets.FindAsync(this, tenant, query, cancellationToken);
    }

    /// <summary>Callbacks, in order of due time, ticket and id. Unless a store knows better, all tickets are read.</summary>
    /// <param name="tenant">Whose callbacks.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketCallback>> FindCallbacksAsync(TenantId tenant, CallbackQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CallbackTasks.FindAsync(this, tenant, query, cancellationToken);
    }
}
