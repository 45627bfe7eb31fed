using System.Globalization;
using System.Text;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tickets;

/// <summary>Tickets in a database: the columns that are searched, and the whole ticket as JSON.</summary>
internal sealed class RelationalTicketStore(RelationalStorage storage) : ITicketStore
{
    private const string Insert =
        "INSERT INTO cl_tickets_ticket (tenant, id, version, number, type, category, priority, team, assignee, customer, reason, created_at, updated_at, data) "
        + "VALUES (@tenant, @id, @version, @number, @type, @category, @priority, @team, @assignee, @customer, @reason, @createdAt, @updatedAt, @data)";

    private const string Update =
        "UPDATE cl_tickets_ticket SET version = @version, category = @category, priority = @priority, team = @team, assignee = @assignee, "
        + "customer = @customer, reason = @reason, updated_at = @updatedAt, data = @data WHERE tenant = @tenant AND id = @id AND version = @expected";

    // Writes nothing new, but locks the row and says whether it is still the one that was read.
    private const string Guard = "UPDATE cl_tickets_ticket SET version = version WHERE tenant = @tenant AND id = @id AND version = @expected";

    private const string InsertHistory =
        "INSERT INTO cl_tickets_history (tenant, ticket, sequence, at, actor, action, reason, changes) "
        + "VALUES (@tenant, @id, @version, @at, @actor, @action, @reason, @changes)";

    private const string InsertComment =
        "INSERT INTO cl_tickets_comment (tenant, ticket, sequence, at, author, author_kind, is_public, text) "
        + "VALUES (@tenant, @id, @version, @at, @author, @authorKind, @isPublic, @text)";

    public async Task<TicketCommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken)
    {
        CommitResult result = await storage.CommitAsync(commit.ToStorage([.. Statements(commit)]), cancellationToken).ConfigureAwait(false);
        return new(result.Status, result.Result);
    }

    public async Task<string?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) =>
        (await storage.FindAppliedAsync(tenant, idempotencyKey, cancellationToken).ConfigureAwait(false))?.Result;

    public async Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) => Parse(
        await storage.QuerySingleOrDefaultAsync<string?>(
            "SELECT data FROM cl_tickets_ticket WHERE tenant = @tenant AND id = @id",
            new { tenant = tenant.Value, id = ticket.Value },
            cancellationToken).ConfigureAwait(false));

    public async Task<Ticket?> FindByNumberAsync(TenantId tenant, string number, CancellationToken cancellationToken) => Parse(
        await storage.QuerySingleOrDefaultAsync<string?>(
            "SELECT data FROM cl_tickets_ticket WHERE tenant = @tenant AND number = @number",
            new { tenant = tenant.Value, number },
            cancellationToken).ConfigureAwait(false));

    public async Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken)
    {
        (StringBuilder sql, DynamicParameters parameters) = Select("data", tenant, query);
        string direction = query.NewestFirst ? "DESC" : "ASC";
        if (query.After is { } cursor)
        {
            string side = query.NewestFirst ? "<" : ">";
            sql.Append(CultureInfo.InvariantCulture, $" AND (created_at {side} @afterAt OR (created_at = @afterAt AND id {side} @afterId))");
            parameters.Add("afterAt", cursor.CreatedAt.UtcTicks);
            parameters.Add("afterId", cursor.Id.Value);
        }

        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY created_at {direction}, id {direction} LIMIT @take");
        parameters.Add("take", (long)query.Take);
        IReadOnlyList<string> rows = await storage.QueryAsync<string>(sql.ToString(), parameters, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => TicketJson.Read<Ticket>(row))];
    }

    public async Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken)
    {
        (StringBuilder sql, DynamicParameters parameters) = Select("category, team, assignee, priority, COUNT(*) AS tickets", tenant, query);
        sql.Append(" GROUP BY category, team, assignee, priority");
        IReadOnlyList<CountRow> rows = await storage.QueryAsync<CountRow>(sql.ToString(), parameters, cancellationToken).ConfigureAwait(false);
        return [.. TicketMatch.InOrder(rows.Select(row => new TicketCount(
            Enum.Parse<StateCategory>(row.Category), row.Team, row.Assignee is null ? null : new AgentId(row.Assignee), row.Priority, row.Tickets)))];
    }

    public async Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken)
    {
        IReadOnlyList<HistoryRow> rows = await storage.QueryAsync<HistoryRow>(
            "SELECT sequence, at, actor, action, reason, changes FROM cl_tickets_history WHERE tenant = @tenant AND ticket = @ticket ORDER BY sequence",
            new { tenant = tenant.Value, ticket = ticket.Value },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new TicketHistoryEntry
        {
            Sequence = row.Sequence,
            At = new(row.At, TimeSpan.Zero),
            Actor = row.Actor,
            Action = row.Action,
            Reason = row.Reason,
            Changes = TicketJson.Read<List<FieldChange>>(row.Changes),
        })];
    }

    public async Task<IReadOnlyList<TicketComment>> GetCommentsAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken)
    {
        IReadOnlyList<CommentRow> rows = await storage.QueryAsync<CommentRow>(
            "SELECT sequence, at, author, author_kind AS AuthorKind, is_public AS IsPublic, text FROM cl_tickets_comment WHERE tenant = @tenant AND ticket = @ticket ORDER BY sequence",
            new { tenant = tenant.Value, ticket = ticket.Value },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new TicketComment
        {
            Sequence = row.Sequence,
            At = new(row.At, TimeSpan.Zero),
            Author = row.Author,
            AuthorKind = Enum.Parse<ParticipantKind>(row.AuthorKind),
            IsPublic = row.IsPublic != 0,
            Text = row.Text,
        })];
    }

    public Task<IReadOnlyList<TicketId>> FindWaitingAsync(TenantId tenant, WaitingQuery query, CancellationToken cancellationToken) =>
        TicketPoolTable.FindAsync(storage, tenant, query, cancellationToken);

    public Task<IReadOnlyList<TicketCallback>> FindCallbacksAsync(TenantId tenant, CallbackQuery query, CancellationToken cancellationToken) =>
        CallbackTable.FindAsync(storage, tenant, query, cancellationToken);

    private static Ticket? Parse(string? data) => data is null ? null : TicketJson.Read<Ticket>(data);

    private static IEnumerable<SqlStatement> Statements(TicketCommit commit) =>
        commit.Guards.OrderBy(guard => guard.Id.Value, StringComparer.Ordinal).Select(Guarding).Concat(commit.Changes.SelectMany(change => Statements(change).Concat(Indexes(change))));

    private static SqlStatement Guarding(Ticket guard) =>
        new(Guard, new("tenant", guard.Tenant.Value), new("id", guard.Id.Value), new("expected", guard.Version)) { ExpectedRows = 1 };

    private static IEnumerable<SqlStatement> Statements(TicketChange change)
    {
        Ticket ticket = change.After;
        SqlParameter[] columns =
        [
            new("tenant", ticket.Tenant.Value), new("id", ticket.Id.Value), new("version", ticket.Version), new("expected", change.ExpectedVersion),
            new("number", ticket.Number), new("type", ticket.Type), new("category", ticket.Category.ToString()), new("priority", ticket.Priority),
            new("team", ticket.Group), new("assignee", ticket.Assignee?.Value), new("customer", ticket.Customer?.Value), new("reason", ticket.Reason),
            new("createdAt", ticket.CreatedAt.UtcTicks), new("updatedAt", ticket.UpdatedAt.UtcTicks), new("data", TicketJson.Write(ticket)),
        ];
        yield return new(change.Before is null ? Insert : Update, columns) { ExpectedRows = 1 };
        foreach (TicketHistoryEntry entry in change.Entries)
        {
            yield return new(
                InsertHistory,
                new("tenant", ticket.Tenant.Value), new("id", ticket.Id.Value), new("version", entry.Sequence), new("at", entry.At.UtcTicks),
                new("actor", entry.Actor), new("action", entry.Action), new("reason", entry.Reason), new("changes", TicketJson.Write(entry.Changes)));
        }

        foreach (TicketComment comment in change.Comments)
        {
            yield return new(
                InsertComment,
                new("tenant", ticket.Tenant.Value), new("id", ticket.Id.Value), new("version", comment.Sequence), new("at", comment.At.UtcTicks),
                new("author", comment.Author), new("authorKind", comment.AuthorKind.ToString()), new("isPublic", comment.IsPublic ? 1L : 0L), new("text", comment.Text));
        }
    }

    private static IEnumerable<SqlStatement> Indexes(TicketChange change) => TicketPoolTable.Statements(change).Concat(CallbackTable.Statements(change));

    private static (StringBuilder Sql, DynamicParameters Parameters) Select(string columns, TenantId tenant, TicketQuery query)
    {
        StringBuilder sql = new("SELECT " + columns + " FROM cl_tickets_ticket WHERE tenant = @tenant");
        DynamicParameters parameters = new();
        parameters.Add("tenant", tenant.Value);
        if (query.Categories.Count > 0)
        {
            // Names of an enumeration, not input: both databases take them as they are.
            sql.Append(" AND category IN (").AppendJoin(", ", query.Categories.Order().Select(category => $"'{category}'")).Append(')');
        }

        if (query.Unassigned is { } unassigned)
        {
            sql.Append(unassigned ? " AND assignee IS NULL" : " AND assignee IS NOT NULL");
        }

        Where("type = @type", query.Type);
        Where("team = @team", query.Group);
        Where("assignee = @assignee", query.Assignee?.Value);
        Where("priority = @priority", query.Priority);
        Where("customer = @customer", query.Customer?.Value);
        Where("reason = @reason", query.Reason);
        Where("created_at >= @createdFrom", query.CreatedFrom?.UtcTicks);
        Where("created_at < @createdBefore", query.CreatedBefore?.UtcTicks);
        Where("updated_at >= @updatedFrom", query.UpdatedFrom?.UtcTicks);
        return (sql, parameters);

        void Where(string condition, object? value)
        {
            if (value is not null)
            {
                sql.Append(" AND ").Append(condition);
                parameters.Add(condition[(condition.IndexOf('@', StringComparison.Ordinal) + 1)..], value);
            }
        }
    }

    private sealed record CountRow
    {
        public required string Category { get; init; }

        public string? Team { get; init; }

        public string? Assignee { get; init; }

        public required string Priority { get; init; }

        public required long Tickets { get; init; }
    }

    private sealed record HistoryRow
    {
        public required long Sequence { get; init; }

        public required long At { get; init; }

        public required string Actor { get; init; }

        public required string Action { get; init; }

        public string? Reason { get; init; }

        public required string Changes { get; init; }
    }

    private sealed record CommentRow
    {
        public required long Sequence { get; init; }

        public required long At { get; init; }

        public required string Author { get; init; }

        public required string AuthorKind { get; init; }

        public required long IsPublic { get; init; }

        public required string Text { get; init; }
    }
}
