using System.Text;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tickets;

/// <summary>Time entries in a database.</summary>
internal static class TicketTimeRows
{
    private const string Upsert =
        "INSERT INTO cl_tickets_time (tenant, ticket, sequence, agent, minutes, activity, is_billable, at, note, corrects) "
        + "VALUES (@tenant, @ticket, @sequence, @agent, @minutes, @activity, @isBillable, @at, @note, @corrects) "
        + "ON CONFLICT (tenant, ticket, sequence) DO UPDATE SET note = excluded.note";

    public static SqlStatement Write(Ticket ticket, TicketTimeEntry entry) => new(
        Upsert,
        new("tenant", ticket.Tenant.Value), new("ticket", ticket.Id.Value), new("sequence", entry.Sequence), new("agent", entry.Agent.Value),
        new("minutes", entry.Minutes), new("activity", entry.Activity), new("isBillable", entry.IsBillable ? 1L : 0L), new("at", entry.At.UtcTicks),
        new("note", entry.Note), new("corrects", entry.Corrects));

    public static async Task<IReadOnlyList<TicketTimeEntry>> ReadAsync(RelationalStorage storage, TenantId tenant, TicketId ticket, CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> rows = await storage.QueryAsync<Row>(
            "SELECT sequence, agent, minutes, activity, is_billable AS IsBillable, at, note, corrects FROM cl_tickets_time WHERE tenant = @tenant AND ticket = @ticket ORDER BY sequence",
            new { tenant = tenant.Value, ticket = ticket.Value },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new TicketTimeEntry
        {
            Sequence = row.Sequence,
            Agent = new(row.Agent),
            Minutes = row.Minutes,
            Activity = row.Activity,
            IsBillable = row.IsBillable != 0,
            At = new(row.At, TimeSpan.Zero),
            Note = row.Note,
            Corrects = row.Corrects,
        })];
    }

    public static async Task<IReadOnlyList<TicketTimeTotal>> SumAsync(RelationalStorage storage, TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken)
    {
        StringBuilder sql = new("SELECT agent, activity, CAST(SUM(minutes) AS BIGINT) AS Minutes, CAST(SUM(minutes * is_billable) AS BIGINT) AS BillableMinutes FROM cl_tickets_time WHERE tenant = @tenant");
        DynamicParameters parameters = new();
        parameters.Add("tenant", tenant.Value);
        Where(" AND ticket = @ticket", "ticket", query.Ticket?.Value);
        Where(" AND agent = @agent", "agent", query.Agent?.Value);
        Where(" AND activity = @activity", "activity", query.Activity);
        Where(" AND at >= @from", "from", query.From?.UtcTicks);
        Where(" AND at < @before", "before", query.Before?.UtcTicks);
        IReadOnlyList<SumRow> rows = await storage.QueryAsync<SumRow>(sql.Append(" GROUP BY agent, activity").ToString(), parameters, cancellationToken).ConfigureAwait(false);
        return TimeDecider.InOrder(rows.Select(row => new TicketTimeTotal(new(row.Agent), row.Activity, row.Minutes, row.BillableMinutes)));

        void Where(string condition, string name, object? value)
        {
            if (value is not null)
            {
                sql.Append(condition);
                parameters.Add(name, value);
            }
        }
    }

    public static bool Matches(TicketId ticket, TicketTimeEntry entry, TicketTimeQuery query) =>
        (query.Ticket is null || query.Ticket == ticket)
        && (query.Agent is null || query.Agent == entry.Agent)
        && (query.Activity is null || query.Activity == entry.Activity)
        && (query.From is null || entry.At >= query.From)
        && (query.Before is null || entry.At < query.Before);

    private sealed record Row
    {
        public required long Sequence { get; init; }

        public required string Agent { get; init; }

        public required long Minutes { get; init; }

        public string? Activity { get; init; }

        public required long IsBillable { get; init; }

        public required long At { get; init; }

        public string? Note { get; init; }

        public long? Corrects { get; init; }
    }

    private sealed record SumRow
    {
        public required string Agent { get; init; }

        public string? Activity { get; init; }

        public required long Minutes { get; init; }

        public required long BillableMinutes { get; init; }
    }
}
