using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Tickets in a database: the columns that are searched, and the whole ticket as JSON.</summary>
internal sealed class RelationalTicketStore(RelationalStorage storage) : ITicketStore
{
    private const string GetTicket = "SELECT data FROM cl_tickets_ticket WHERE tenant = @tenant AND id = @id";

    public async Task<TicketCommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken)
    {
        CommitResult result = await storage.CommitAsync(commit.ToStorage([.. TicketStatements.Of(commit)]), cancellationToken).ConfigureAwait(false);
        return new(result.Status, result.Result);
    }

    public async Task<string?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) =>
        (await storage.FindAppliedAsync(tenant, idempotencyKey, cancellationToken).ConfigureAwait(false))?.Result;

    public async Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        await storage.ReadTextAsync(new(GetTicket, new("tenant", tenant.Value), new("id", ticket.Value)), cancellationToken).ConfigureAwait(false) is { } data
            ? TicketJson.Read<Ticket>(data)
            : null;

    public async Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken)
    {
        TicketSelect select = new(tenant, query);
        return select.CanMatch
            ? [.. (await storage.QueryAsync<string>(select.Page(), select.Parameters, cancellationToken).ConfigureAwait(false)).Select(TicketJson.Read<Ticket>)]
            : [];
    }

    public async Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken)
    {
        TicketSelect select = new(tenant, query);
        return select.CanMatch
            ? [.. TicketMatch.InOrder((await storage.QueryAsync<TicketRows.Count>(select.Counts(), select.Parameters, cancellationToken).ConfigureAwait(false)).Select(row => row.ToCount()))]
            : [];
    }

    public async Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
    [
        .. (await storage.QueryAsync<TicketRows.History>(
            "SELECT sequence, at, actor, action, reason, changes FROM cl_tickets_history WHERE tenant = @tenant AND ticket = @ticket ORDER BY sequence",
            new { tenant = tenant.Value, ticket = ticket.Value },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToEntry()),
    ];

    public Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, bool publicOnly, CancellationToken cancellationToken) =>
        TicketCommentRows.ReadAsync(storage, tenant, ticket, publicOnly, cancellationToken);

    public Task<IReadOnlyList<TicketTimeEntry>> GetTimeAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        TicketTimeRows.ReadAsync(storage, tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<TicketTimeTotal>> SumTimeAsync(TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken) =>
        TicketTimeRows.SumAsync(storage, tenant, query, cancellationToken);

    public Task<IReadOnlyList<TicketId>> FindAboutAsync(
        TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken) =>
        TicketPersonRows.FindAsync(storage, tenant, customer, contactPoints, cancellationToken);

    public Task<string> PinWorkflowAsync(string workflow, int version, string hash, bool replace, CancellationToken cancellationToken) =>
        WorkflowTable.PinAsync(storage, workflow, version, hash, replace, cancellationToken);

    public Task<IReadOnlyList<TicketCallback>> FindCallbacksAsync(TenantId tenant, CallbackQuery query, CancellationToken cancellationToken) =>
        CallbackTable.FindAsync(storage, tenant, query, cancellationToken);
}
