using System.Globalization;
using System.Text;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tickets;

/// <summary>The index of waiting tickets in a database: a row for each, gone when somebody takes it.</summary>
internal static class TicketPoolTable
{
    private const string Upsert =
        "INSERT INTO cl_tickets_pool (tenant, team, priority, due_at, created_at, ticket, type) VALUES (@tenant, @team, @priority, @dueAt, @createdAt, @ticket, @type) "
        + "ON CONFLICT (tenant, ticket) DO UPDATE SET team = excluded.team, priority = excluded.priority, due_at = excluded.due_at";

    private const string Delete = "DELETE FROM cl_tickets_pool WHERE tenant = @tenant AND ticket = @ticket";

    public static IEnumerable<SqlStatement> Statements(TicketChange change)
    {
        (Row? before, Row? after) = (RowOf(change.Before), RowOf(change.After));
        (SqlParameter tenant, SqlParameter ticket) = (new("tenant", change.After.Tenant.Value), new("ticket", change.After.Id.Value));
        if (before is not null && after is null)
        {
            yield return new(Delete, tenant, ticket);
        }
        else if (after is not null && after != before)
        {
            yield return new(
                Upsert,
                tenant, ticket, new("team", after.Team), new("priority", after.Priority), new("dueAt", after.DueAt),
                new("createdAt", change.After.CreatedAt.UtcTicks), new("type", change.After.Type));
        }
    }

    public static async Task<IReadOnlyList<TicketId>> FindAsync(RelationalStorage storage, TenantId tenant, WaitingQuery query, CancellationToken cancellationToken)
    {
        List<TicketId> found = [];
        foreach (string? priority in query.Priorities.Append(null))
        {
            if (found.Count < query.Take)
            {
                (string sql, DynamicParameters parameters) = Select(tenant, query, priority, query.Take - found.Count);
                found.AddRange((await storage.QueryAsync<string>(sql, parameters, cancellationToken).ConfigureAwait(false)).Select(id => new TicketId(id)));
            }
        }

        return found;
    }

    // One stretch of the index for each group, cut to length before they are merged.
    private static (string Sql, DynamicParameters Parameters) Select(TenantId tenant, WaitingQuery query, string? priority, int take)
    {
        DynamicParameters parameters = new();
        parameters.Add("tenant", tenant.Value);
        parameters.Add("take", (long)take);
        string condition = query.Types.Count == 0 ? "" : " AND type IN " + SqlInList.Add(parameters, "type", [.. query.Types]);
        if (priority is not null)
        {
            condition += " AND priority = @priority";
            parameters.Add("priority", priority);
        }
        else if (query.Priorities.Count > 0)
        {
            condition += " AND priority NOT IN " + SqlInList.Add(parameters, "known", [.. query.Priorities]);
        }

        StringBuilder sql = new("SELECT ticket FROM (");
        string[] teams = query.Groups.Count == 0 ? [""] : [.. query.Groups];
        for (int i = 0; i < teams.Length; i++)
        {
            parameters.Add("team" + i.ToString(CultureInfo.InvariantCulture), teams[i]);
            sql.Append(i == 0 ? "" : " UNION ALL ").Append(CultureInfo.InvariantCulture,
                $"SELECT * FROM (SELECT due_at, created_at, ticket FROM cl_tickets_pool WHERE tenant = @tenant AND team = @team{i}{condition} ORDER BY due_at, created_at, ticket LIMIT @take) AS pool{i}");
        }

        return (sql.Append(") AS pools ORDER BY due_at, created_at, ticket LIMIT @take").ToString(), parameters);
    }

    private static Row? RowOf(Ticket? ticket) => ticket is not null && WaitingTickets.IsWaiting(ticket)
        ? new(ticket.Group ?? "", ticket.Priority, WaitingTickets.DueAt(ticket)?.UtcTicks ?? long.MaxValue)
        : null;

    private sealed record Row(string Team, string Priority, long DueAt);
}
