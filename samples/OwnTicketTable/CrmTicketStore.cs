using System.Data.Common;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;

namespace OwnTicketTable;

/// <summary>Tickets in the CRM's own table <c>crm_case</c>. The suite's events, due times and keys go into the same transaction.</summary>
public sealed class CrmTicketStore(StorageBackend backend) : ITicketStore
{
    private readonly RelationalStorage _storage = backend.Relational ?? throw new InvalidOperationException("The CRM is a database: call UseSqlite or UsePostgreSql.");

    // <commit>
    public async Task<TicketCommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken)
    {
        await _storage.EnsureReadyAsync(cancellationToken);
        await using DbConnection connection = await _storage.DataSource.OpenConnectionAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);

        // First the suite's part: it knows whether the key was applied before, and that answer goes before any version.
        CommitResult result = await _storage.CommitAsync(commit.ToStorage() with { Search = [] }, transaction, cancellationToken);
        if (result.Status != CommitStatus.Committed)
        {
            return new(result.Status, result.Result);
        }

        try
        {
            if (!await CrmCaseWriter.WriteAsync(transaction, commit))
            {
                return new(CommitStatus.Conflict);
            }

            await transaction.CommitAsync(cancellationToken);
            return new(CommitStatus.Committed, result.Result);
        }
        catch (DbException e) when (_storage.Dialect.Classify(e) is StorageErrorKind.UniqueViolation or StorageErrorKind.Contention)
        {
            // A number that is taken, or somebody who was faster. Nothing is stored: the transaction ends without a commit.
            return new(CommitStatus.Conflict);
        }
    }

    // </commit>
    public async Task<string?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) =>
        (await _storage.FindAppliedAsync(tenant, idempotencyKey, cancellationToken))?.Result;

    public async Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<string>(
            "SELECT document FROM crm_case WHERE company = @company AND case_ref = @id", new { company = tenant.Value, id = ticket.Value }, cancellationToken) is { } document
            ? TicketJson.Read<Ticket>(document)
            : null;

    // <query>
    public async Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken)
    {
        CrmCaseSelect select = new(tenant, query);
        IReadOnlyList<string> documents = await _storage.QueryAsync<string>(select.Page(), select.Parameters, cancellationToken);
        return [.. documents.Select(TicketJson.Read<Ticket>)];
    }

    // </query>
    public async Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken)
    {
        CrmCaseSelect select = new(tenant, query);
        IReadOnlyList<CountRow> rows = await _storage.QueryAsync<CountRow>(select.Counts(), select.Parameters, cancellationToken);
        return
        [
            .. rows.Select(row => new TicketCount((StateCategory)row.Phase, row.Department, row.Owner is null ? null : new AgentId(row.Owner), row.Urgency, row.Cases))
                .OrderBy(count => count.Category)
                .ThenBy(count => count.Group, StringComparer.Ordinal)
                .ThenBy(count => count.Assignee?.Value, StringComparer.Ordinal)
                .ThenBy(count => count.Priority, StringComparer.Ordinal),
        ];
    }

    public Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        ReadAsync<TicketHistoryEntry>("SELECT entry FROM crm_case_log WHERE company = @company AND case_ref = @id ORDER BY revision", tenant, ticket, cancellationToken);

    public async Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, bool publicOnly, CancellationToken cancellationToken)
    {
        IReadOnlyList<TicketComment> all = await ReadAsync<TicketComment>(
            "SELECT note FROM crm_case_note WHERE company = @company AND case_ref = @id ORDER BY revision", tenant, ticket, cancellationToken);
        return publicOnly ? [.. all.Where(comment => comment.IsPublic).Select(comment => comment with { Revisions = [] })] : all;
    }

    public Task<IReadOnlyList<TicketTimeEntry>> GetTimeAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        ReadAsync<TicketTimeEntry>("SELECT entry FROM crm_case_time WHERE company = @company AND case_ref = @id ORDER BY revision", tenant, ticket, cancellationToken);

    public Task<IReadOnlyList<TicketTimeTotal>> SumTimeAsync(TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken) =>
        CrmCaseReports.SumTimeAsync(_storage, tenant, query, cancellationToken);

    public Task<IReadOnlyList<TicketId>> FindAboutAsync(
        TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken) =>
        CrmCaseReports.FindAboutAsync(_storage, tenant, customer, contactPoints, cancellationToken);

    public Task<string> PinWorkflowAsync(string workflow, int version, string hash, bool replace, CancellationToken cancellationToken) =>
        CrmWorkflowPins.PinAsync(_storage, workflow, version, hash, replace, cancellationToken);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, TenantId tenant, TicketId ticket, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> rows = await _storage.QueryAsync<string>(sql, new { company = tenant.Value, id = ticket.Value }, cancellationToken);
        return [.. rows.Select(TicketJson.Read<T>)];
    }

    private sealed class CountRow
    {
        public long Phase { get; init; }

        public string? Department { get; init; }

        public string? Owner { get; init; }

        public string Urgency { get; init; } = "";

        public long Cases { get; init; }
    }
}
