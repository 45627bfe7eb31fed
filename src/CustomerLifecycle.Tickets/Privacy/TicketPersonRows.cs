using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tickets;

/// <summary>Who is on which ticket, in a database.</summary>
internal static class TicketPersonRows
{
    public static IEnumerable<SqlStatement> Write(TicketChange change)
    {
        if (change.Before is { } same && ReferenceEquals(same.Watchers, change.After.Watchers) && ReferenceEquals(same.Callbacks, change.After.Callbacks) && ReferenceEquals(same.FormerCustomers, change.After.FormerCustomers)
            && same.ContactPoint == change.After.ContactPoint && same.Appointment?.ContactPoint == change.After.Appointment?.ContactPoint)
        {
            return [];
        }

        IReadOnlyList<string> before = change.Before is { } ticket ? TicketContactPoints.Of(ticket) : [];
        IReadOnlyList<string> after = TicketContactPoints.Of(change.After);
        return
        [
            .. before.Except(after, StringComparer.Ordinal).Select(key => Statement("DELETE FROM cl_tickets_contact_point WHERE tenant = @tenant AND contact_point = @key AND ticket = @ticket", change, key)),
            .. after.Except(before, StringComparer.Ordinal).Select(key => Statement("INSERT INTO cl_tickets_contact_point (tenant, contact_point, ticket) VALUES (@tenant, @key, @ticket) ON CONFLICT DO NOTHING", change, key)),
        ];
    }

    public static async Task<IReadOnlyList<TicketId>> FindAsync(
        RelationalStorage storage, TenantId tenant, CustomerId customer, IReadOnlyList<ContactPoint> contactPoints, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = new();
        parameters.Add("tenant", tenant.Value);
        parameters.Add("customer", customer.Value);
        string sql = "SELECT id FROM cl_tickets_ticket WHERE tenant = @tenant AND customer = @customer "
            + "UNION SELECT ticket FROM cl_tickets_comment WHERE tenant = @tenant AND author_kind = 'Customer' AND author IN "
            + SqlInList.Add(parameters, "author", [.. TicketContactPoints.AuthorsOf(customer, contactPoints)]);
        string[] keys = [.. contactPoints.Select(TicketContactPoints.KeyOf).Append(TicketContactPoints.KeyOf(customer)).Distinct(StringComparer.Ordinal)];
        sql += " UNION SELECT ticket FROM cl_tickets_contact_point WHERE tenant = @tenant AND contact_point IN " + SqlInList.Add(parameters, "key", keys);

        IReadOnlyList<string> ids = await storage.QueryAsync<string>(sql, parameters, cancellationToken).ConfigureAwait(false);
        return [.. ids.Order(StringComparer.Ordinal).Select(id => new TicketId(id))];
    }

    private static SqlStatement Statement(string sql, TicketChange change, string key) =>
        new(sql, new("tenant", change.After.Tenant.Value), new("key", key), new("ticket", change.After.Id.Value));
}
