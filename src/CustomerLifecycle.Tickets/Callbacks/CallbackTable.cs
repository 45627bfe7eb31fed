using System.Text;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tickets;

/// <summary>The index of callbacks in a database.</summary>
internal static class CallbackTable
{
    private const string Upsert =
        "INSERT INTO cl_tickets_callback (tenant, ticket, callback, team, agent, state, due_at) VALUES (@tenant, @ticket, @callback, @team, @agent, @state, @dueAt) "
        + "ON CONFLICT (tenant, ticket, callback) DO UPDATE SET team = excluded.team, agent = excluded.agent, state = excluded.state, due_at = excluded.due_at";

    private const string Delete = "DELETE FROM cl_tickets_callback WHERE tenant = @tenant AND ticket = @ticket AND callback = @callback";

    public static IEnumerable<SqlStatement> Statements(TicketChange change)
    {
        (Ticket ticket, IReadOnlyList<CallbackTask> before) = (change.After, change.Before?.Callbacks ?? []);
        foreach (CallbackTask gone in before.Where(old => ticket.Callbacks.All(callback => callback.Id != old.Id)))
        {
            yield return new(Delete, new("tenant", ticket.Tenant.Value), new("ticket", ticket.Id.Value), new("callback", gone.Id));
        }

        foreach (CallbackTask callback in ticket.Callbacks)
        {
            CallbackTask? old = before.FirstOrDefault(other => other.Id == callback.Id);
            if (old is null || (old.Group, old.Agent, old.State, old.DueAt) != (callback.Group, callback.Agent, callback.State, callback.DueAt))
            {
                yield return new(
                    Upsert,
                    new("tenant", ticket.Tenant.Value), new("ticket", ticket.Id.Value), new("callback", callback.Id), new("team", callback.Group),
                    new("agent", callback.Agent?.Value), new("state", callback.State.ToString()), new("dueAt", callback.DueAt.UtcTicks));
            }
        }
    }

    public static async Task<IReadOnlyList<TicketCallback>> FindAsync(RelationalStorage storage, TenantId tenant, CallbackQuery query, CancellationToken cancellationToken)
    {
        StringBuilder sql = new(
            "SELECT c.callback AS Callback, t.data AS Data FROM cl_tickets_callback c JOIN cl_tickets_ticket t ON t.tenant = c.tenant AND t.id = c.ticket WHERE c.tenant = @tenant AND c.state = @state");
        DynamicParameters parameters = new();
        parameters.Add("tenant", tenant.Value);
        parameters.Add("state", query.State.ToString());
        parameters.Add("take", (long)query.Take);
        Where("c.agent = @agent", "agent", query.Agent?.Value);
        Where("c.team = @team", "team", query.Group);
        Where("c.due_at < @dueBefore", "dueBefore", query.DueBefore?.UtcTicks);
        if (query.Unassigned is { } unassigned)
        {
            sql.Append(unassigned ? " AND c.agent IS NULL" : " AND c.agent IS NOT NULL");
        }

        if (query.After is { } cursor)
        {
            sql.Append(" AND (c.due_at > @afterAt OR (c.due_at = @afterAt AND (c.ticket > @afterTicket OR (c.ticket = @afterTicket AND c.callback > @afterCallback))))");
            parameters.Add("afterAt", cursor.DueAt.UtcTicks);
            parameters.Add("afterTicket", cursor.Ticket.Value);
            parameters.Add("afterCallback", cursor.Callback);
        }

        sql.Append(" ORDER BY c.due_at, c.ticket, c.callback LIMIT @take");
        IReadOnlyList<Row> rows = await storage.QueryAsync<Row>(sql.ToString(), parameters, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => TicketJson.Read<Ticket>(row.Data) is var ticket ? new TicketCallback(ticket, ticket.Callbacks.Single(callback => callback.Id == row.Callback)) : null!)];

        void Where(string condition, string name, object? value)
        {
            if (value is not null)
            {
                sql.Append(" AND ").Append(condition);
                parameters.Add(name, value);
            }
        }
    }

    private sealed record Row
    {
        public required string Callback { get; init; }

        public required string Data { get; init; }
    }
}
