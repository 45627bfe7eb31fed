namespace CustomerLifecycle.Tickets;

/// <summary>Keeps tickets. An implementation of the host's own replaces it whole: register it before <c>AddTickets</c>.</summary>
/// <remarks>
/// What every store promises, and the contract tests hold it to:
/// <list type="number">
/// <item>Thread-safe, and every call is scoped by tenant: what another tenant has is as if it were not there.</item>
/// <item>A commit is atomic: tickets, history, comments, events, due items, search text and key are stored together or not at all.</item>
/// <item>A commit is guarded: when any ticket of <see cref="TicketCommit.Changes"/> or <see cref="TicketCommit.Guards"/> has another version
/// than the commit names, or a new ticket's id or number is taken, it is a conflict that changes nothing.</item>
/// <item>A key that was applied before answers what it answered then, before any version is looked at.</item>
/// <item>A commit that was acknowledged is seen by every later read, of whatever node.</item>
/// <item>A ticket is handed out exactly as it was stored: its history rebuilds it byte for byte.</item>
/// <item>An empty list means that there is nothing; a read that failed throws.</item>
/// </list>
/// </remarks>
public interface ITicketStore
{
    /// <summary>Stores a change, or nothing of it.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="cancellationToken">Cancels a commit that has not been taken up; from then on the real outcome is returned.</param>
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

    /// <summary>A page of the tickets that match a query, in its order.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which; it is valid (<see cref="TicketQuery.Validate"/>).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken);

    /// <summary>How many tickets match a query, by category, group, assignee and priority, in that order.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which; it is valid, and its order and page are not looked at.</param>
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

    /// <summary>The tickets that have something of a person: those of the customer, those it had as its customer before, those on which the
    /// person wrote, as <see cref="TicketContactPoints.AuthorsOf"/> has it, and those that have one of the contact points, as
    /// <see cref="TicketContactPoints"/> compares them. In ordinal order of their ids.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="contactPoints">The contact points.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketId>> FindAboutAsync(
        TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken);

    /// <summary>Callbacks, in order of due time, ticket and id. Unless a store knows better, all tickets are read.</summary>
    /// <param name="tenant">Whose callbacks.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketCallback>> FindCallbacksAsync(TenantId tenant, CallbackQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CallbackTasks.FindAsync(this, tenant, query, cancellationToken);
    }

    /// <summary>Notes the hash of a version of a workflow the first time it is seen, whoever's tickets follow it. Of several nodes that start at once one is
    /// first. Unless a store knows better nothing is noted, and every hash is as good as the first.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="hash">Its <see cref="WorkflowDefinition.Hash"/>.</param>
    /// <param name="replace">Whether the hash takes the place of another one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The hash that was there before; this one when there was none.</returns>
    Task<string> PinWorkflowAsync(string workflow, int version, string hash, bool replace, CancellationToken cancellationToken) => Task.FromResult(hash);
}
