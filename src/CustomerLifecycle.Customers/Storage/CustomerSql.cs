using System.Text.Json;
using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Storage;
using static CustomerLifecycle.Customers.Storage.Sql;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>The statements behind <see cref="RelationalCustomerStore"/>.</summary>
internal static class CustomerSql
{
    internal const string SelectLinks =
        """
        SELECT l.kind AS Kind, l.value AS Value, l.customer AS Customer, l.first_seen AS FirstSeen, l.last_seen AS LastSeen,
               i.is_shared AS IsShared, i.version AS Version
        FROM cl_customers_links l
        JOIN cl_customers_identifiers i ON i.tenant = l.tenant AND i.kind = l.kind AND i.value = l.value
        WHERE l.tenant = @tenant AND l.customer IN {customers}
        ORDER BY l.kind, l.value, l.customer
        """;

    internal const string SelectMerges =
        """
        SELECT one AS One, other AS Other, absorbed AS Absorbed, merged_by AS MergedBy, changed_at AS ChangedAt, state AS State
        FROM cl_customers_merges
        WHERE tenant = @tenant AND one IN {customers} AND other IN {customers}
        ORDER BY one, other
        """;

    internal const string SelectValues =
        """
        SELECT name AS Name, source AS Source, value AS Value, observed_at AS ObservedAt, confidence AS Confidence
        FROM cl_customers_values WHERE tenant = @tenant AND customer IN {customers} ORDER BY name, source, observed_at
        """;

    internal const string SelectTags =
        """
        SELECT name AS Name, source AS Source, reason AS Reason, level AS Level, added_at AS AddedAt, expires_at AS ExpiresAt
        FROM cl_customers_tags WHERE tenant = @tenant AND customer IN {customers} ORDER BY name, source, added_at
        """;

    internal const string SelectConsents =
        """
        SELECT purpose AS Purpose, channel AS Channel, declared_at AS DeclaredAt, is_granted AS IsGranted, source AS Source, evidence AS Evidence
        FROM cl_customers_consents WHERE tenant = @tenant AND customer IN {customers} ORDER BY declared_at, purpose, channel
        """;

    internal static IReadOnlyList<SqlStatement> Write(CustomerCommit commit)
    {
        string tenant = commit.Tenant.Value;
        List<SqlStatement> statements = [];
        // Guards come first and in a fixed order: a stale commit fails before it writes, and two commits lock rows alike.
        statements.AddRange(commit.Touched.Select(record => BumpRecord(tenant, record, commit.Basis.RecordVersions[record])));
        foreach (ContactPoint point in commit.TouchedPoints)
        {
            statements.Add(commit.Basis.PointVersions.TryGetValue(point, out long version)
                ? BumpPoint(tenant, point, version)
                : InsertPoint(tenant, point));
        }

        statements.AddRange(commit.Identity.Select(change => Write(tenant, change)));
        string customer = commit.Customer.Value;
        statements.AddRange(commit.Values.Select(value => UpsertValue(tenant, customer, value)));
        statements.AddRange(commit.Tags.Select(tag => UpsertTag(tenant, customer, tag)));
        foreach (CustomerTag tag in commit.RemovedTags)
        {
            statements.AddRange(commit.Basis.Graph.RecordsOf(commit.Customer).Select(record => DeleteTag(tenant, record.Value, tag)));
        }

        statements.AddRange(commit.Consents.Select(consent => InsertConsent(tenant, customer, consent)));
        return statements;
    }

    internal static IReadOnlyList<SqlStatement> Erase(TenantId tenant, IdentitySnapshot basis)
    {
        List<SqlStatement> statements = [];
        foreach (CustomerId record in basis.RecordVersions.Keys.OrderBy(record => record.Value, StringComparer.Ordinal))
        {
            SqlParameter[] of = [P("tenant", tenant.Value), P("customer", record.Value)];
            statements.Add(new("DELETE FROM cl_customers_records WHERE tenant = @tenant AND customer = @customer AND version = @version",
                [.. of, P("version", basis.RecordVersions[record])])
            { ExpectedRows = 1 });
            statements.Add(new("DELETE FROM cl_customers_links WHERE tenant = @tenant AND customer = @customer", of));
            statements.Add(new("DELETE FROM cl_customers_merges WHERE tenant = @tenant AND one = @customer", of));
            statements.Add(new("DELETE FROM cl_customers_merges WHERE tenant = @tenant AND other = @customer", of));
            statements.Add(new("DELETE FROM cl_customers_values WHERE tenant = @tenant AND customer = @customer", of));
            statements.Add(new("DELETE FROM cl_customers_tags WHERE tenant = @tenant AND customer = @customer", of));
            statements.Add(new("DELETE FROM cl_customers_consents WHERE tenant = @tenant AND customer = @customer", of));
        }

        foreach (ContactPoint point in basis.PointVersions.Keys.OrderBy(point => point.Kind).ThenBy(point => point.Value, StringComparer.Ordinal))
        {
            statements.Add(BumpPoint(tenant.Value, point, basis.PointVersions[point]));
            statements.Add(new(
                """
                DELETE FROM cl_customers_identifiers WHERE tenant = @tenant AND kind = @kind AND value = @value AND NOT EXISTS (
                    SELECT 1 FROM cl_customers_links WHERE tenant = @tenant AND kind = @kind AND value = @value)
                """,
                P("tenant", tenant.Value), P("kind", point.Kind.ToString()), P("value", point.Value)));
        }

        return statements;
    }

    private static SqlStatement Write(string tenant, IdentityChange change) => change switch
    {
        IdentityChange.Founded founded => new(
            "INSERT INTO cl_customers_records (tenant, customer, root, created_at, version) VALUES (@tenant, @customer, @root, @at, 1) ON CONFLICT DO NOTHING",
            P("tenant", tenant), P("customer", founded.Node.Id.Value), P("root", founded.Node.Root.Value), P("at", founded.Node.CreatedAt))
        { ExpectedRows = 1 },
        IdentityChange.Linked linked => UpsertLink(tenant, linked.Link),
        IdentityChange.Unlinked unlinked => new(
            "DELETE FROM cl_customers_links WHERE tenant = @tenant AND kind = @kind AND value = @value AND customer = @customer",
            P("tenant", tenant), P("kind", unlinked.Link.Point.Kind.ToString()), P("value", unlinked.Link.Point.Value), P("customer", unlinked.Link.Customer.Value)),
        IdentityChange.Seen seen => new(
            "UPDATE cl_customers_links SET last_seen = @seen WHERE tenant = @tenant AND kind = @kind AND value = @value AND customer = @customer AND last_seen < @seen",
            P("tenant", tenant), P("kind", seen.Link.Point.Kind.ToString()), P("value", seen.Link.Point.Value), P("customer", seen.Link.Customer.Value), P("seen", seen.Link.LastSeen)),
        IdentityChange.Shared shared => new(
            "UPDATE cl_customers_identifiers SET is_shared = 1 WHERE tenant = @tenant AND kind = @kind AND value = @value",
            P("tenant", tenant), P("kind", shared.Point.Kind.ToString()), P("value", shared.Point.Value)),
        IdentityChange.Moved moved => new(
            "UPDATE cl_customers_records SET root = @root WHERE tenant = @tenant AND customer = @customer",
            P("tenant", tenant), P("customer", moved.Customer.Value), P("root", moved.Root.Value)),
        IdentityChange.MergeChanged changed => UpsertMerge(tenant, changed.Merge),
        _ => throw new InvalidOperationException($"The change {change.GetType().Name} cannot be stored."),
    };

    private static SqlStatement BumpRecord(string tenant, CustomerId record, long version) => new(
        "UPDATE cl_customers_records SET version = version + 1 WHERE tenant = @tenant AND customer = @customer AND version = @version",
        P("tenant", tenant), P("customer", record.Value), P("version", version))
    { ExpectedRows = 1 };

    private static SqlStatement BumpPoint(string tenant, ContactPoint point, long version) => new(
        "UPDATE cl_customers_identifiers SET version = version + 1 WHERE tenant = @tenant AND kind = @kind AND value = @value AND version = @version",
        P("tenant", tenant), P("kind", point.Kind.ToString()), P("value", point.Value), P("version", version))
    { ExpectedRows = 1 };

    private static SqlStatement InsertPoint(string tenant, ContactPoint point) => new(
        "INSERT INTO cl_customers_identifiers (tenant, kind, value, is_shared, version) VALUES (@tenant, @kind, @value, 0, 1) ON CONFLICT DO NOTHING",
        P("tenant", tenant), P("kind", point.Kind.ToString()), P("value", point.Value))
    { ExpectedRows = 1 };

    private static SqlStatement UpsertLink(string tenant, IdentityLink link) => new(
        """
        INSERT INTO cl_customers_links (tenant, kind, value, customer, first_seen, last_seen) VALUES (@tenant, @kind, @value, @customer, @first, @last)
        ON CONFLICT (tenant, kind, value, customer) DO UPDATE SET last_seen = excluded.last_seen
        """,
        P("tenant", tenant), P("kind", link.Point.Kind.ToString()), P("value", link.Point.Value), P("customer", link.Customer.Value), P("first", link.FirstSeen), P("last", link.LastSeen));

    private static SqlStatement UpsertMerge(string tenant, CustomerMerge merge)
    {
        bool absorbedFirst = string.CompareOrdinal(merge.Absorbed.Value, merge.Kept.Value) < 0;
        return new SqlStatement(
            """
            INSERT INTO cl_customers_merges (tenant, one, other, absorbed, merged_by, changed_at, state) VALUES (@tenant, @one, @other, @absorbed, @by, @at, @state)
            ON CONFLICT (tenant, one, other) DO UPDATE SET absorbed = excluded.absorbed, merged_by = excluded.merged_by, changed_at = excluded.changed_at, state = excluded.state
            """,
            P("tenant", tenant), P("one", (absorbedFirst ? merge.Absorbed : merge.Kept).Value), P("other", (absorbedFirst ? merge.Kept : merge.Absorbed).Value),
            P("absorbed", merge.Absorbed.Value), P("by", JsonSerializer.Serialize([.. merge.By], CustomersJsonContext.Default.ContactPointArray)), P("at", merge.At), P("state", (long)merge.State));
    }

    private static SqlStatement UpsertValue(string tenant, string customer, ProfileValue value) => new(
        """
        INSERT INTO cl_customers_values (tenant, customer, name, source, value, observed_at, confidence) VALUES (@tenant, @customer, @name, @source, @value, @at, @confidence)
        ON CONFLICT (tenant, customer, name, source) DO UPDATE SET value = excluded.value, observed_at = excluded.observed_at, confidence = excluded.confidence
        WHERE excluded.observed_at >= cl_customers_values.observed_at
        """,
        P("tenant", tenant), P("customer", customer), P("name", value.Name), P("source", value.Source), P("value", value.Value), P("at", value.ObservedAt), P("confidence", value.Confidence));

    private static SqlStatement UpsertTag(string tenant, string customer, CustomerTag tag) => new(
        """
        INSERT INTO cl_customers_tags (tenant, customer, name, source, reason, level, added_at, expires_at) VALUES (@tenant, @customer, @name, @source, @reason, @level, @at, @expires)
        ON CONFLICT (tenant, customer, name, source) DO UPDATE SET reason = excluded.reason, level = excluded.level, added_at = excluded.added_at, expires_at = excluded.expires_at
        """,
        P("tenant", tenant), P("customer", customer), P("name", tag.Name), P("source", tag.Source), P("reason", tag.Reason), P("level", (long)tag.Level), P("at", tag.AddedAt), P("expires", tag.ExpiresAt));

    private static SqlStatement DeleteTag(string tenant, string customer, CustomerTag tag) => new(
        "DELETE FROM cl_customers_tags WHERE tenant = @tenant AND customer = @customer AND name = @name AND source = @source",
        P("tenant", tenant), P("customer", customer), P("name", tag.Name), P("source", tag.Source));

    private static SqlStatement InsertConsent(string tenant, string customer, ConsentRecord consent) => new(
        """
        INSERT INTO cl_customers_consents (tenant, customer, purpose, channel, declared_at, is_granted, source, evidence)
        VALUES (@tenant, @customer, @purpose, @channel, @at, @granted, @source, @evidence) ON CONFLICT DO NOTHING
        """,
        P("tenant", tenant), P("customer", customer), P("purpose", consent.Purpose), P("channel", consent.Channel?.Value ?? ""), P("at", consent.At),
        P("granted", consent.Granted), P("source", consent.Source), P("evidence", consent.Evidence));
}
