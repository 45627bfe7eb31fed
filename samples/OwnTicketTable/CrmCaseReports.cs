using CustomerLifecycle;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Dapper;

namespace OwnTicketTable;

/// <summary>What is asked over many cases.</summary>
internal static class CrmCaseReports
{
    public static async Task<IReadOnlyList<TicketTimeTotal>> SumTimeAsync(RelationalStorage storage, TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = new();
        List<string> conditions = [];
        Add("company = @company", "company", tenant.Value);
        Add("case_ref = @id", "id", query.Ticket?.Value);
        Add("agent = @agent", "agent", query.Agent?.Value);
        Add("activity = @activity", "activity", query.Activity);
        Add("at >= @from", "from", query.From?.UtcTicks);
        Add("at < @before", "before", query.Before?.UtcTicks);
        IReadOnlyList<TotalRow> rows = await storage.QueryAsync<TotalRow>(
            "SELECT agent, activity, CAST(SUM(minutes) AS BIGINT) AS Minutes, CAST(SUM(billable_minutes) AS BIGINT) AS Billable FROM crm_case_time "
            + $"WHERE {string.Join(" AND ", conditions)} GROUP BY agent, activity",
            parameters,
            cancellationToken);
        return
        [
            .. rows.OrderBy(row => row.Agent, StringComparer.Ordinal).ThenBy(row => row.Activity, StringComparer.Ordinal)
                .Select(row => new TicketTimeTotal(new(row.Agent), row.Activity, row.Minutes, row.Billable)),
        ];

        void Add(string condition, string parameter, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(parameter, value);
            }
        }
    }

    // <about>
    public static async Task<IReadOnlyList<TicketId>> FindAboutAsync(
        RelationalStorage storage, TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = new(new { company = tenant.Value, client = customer.Value });
        string[] contacts = [.. contactPoints.Select(TicketContactPoints.KeyOf).Append(TicketContactPoints.KeyOf(customer)).Distinct()];
        string sql = "SELECT case_ref FROM crm_case WHERE company = @company AND client = @client "
            + "UNION SELECT case_ref FROM crm_case_note WHERE company = @company AND author IN "
            + SqlInList.Add(parameters, "author", [.. TicketContactPoints.AuthorsOf(customer, contactPoints)])
            + " UNION SELECT case_ref FROM crm_case_contact WHERE company = @company AND contact IN " + SqlInList.Add(parameters, "contact", contacts);

        IReadOnlyList<string> found = await storage.QueryAsync<string>(sql, parameters, cancellationToken);
        return [.. found.Order(StringComparer.Ordinal).Select(id => new TicketId(id))];
    }

    // </about>
    private sealed class TotalRow
    {
        public string Agent { get; init; } = "";

        public string? Activity { get; init; }

        public long Minutes { get; init; }

        public long Billable { get; init; }
    }
}
