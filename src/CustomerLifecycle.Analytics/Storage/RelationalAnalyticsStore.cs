using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>Keeps facts in a relational database.</summary>
internal sealed class RelationalAnalyticsStore(RelationalStorage storage) : IAnalyticsStore
{
    private const string Columns = "SELECT kind AS Kind, id AS Id, at AS At, up_to AS UpTo, version AS Version, body AS Body FROM cl_analytics_fact";

    private const string Insert =
        "INSERT INTO cl_analytics_fact (tenant, kind, id, at, up_to, version, body) VALUES (@tenant, @kind, @id, @at, @upTo, 1, @body) "
        + "ON CONFLICT (tenant, kind, id) DO NOTHING";

    private const string Update =
        "UPDATE cl_analytics_fact SET at = @at, up_to = @upTo, version = version + 1, body = @body "
        + "WHERE tenant = @tenant AND kind = @kind AND id = @id AND version = @version";

    public static string StreamOf(FactDocument document) => $"analytics/{document.Kind}/{document.Id}";

    public async Task<FactDocument?> FindAsync(TenantId tenant, FactKind kind, string id, CancellationToken cancellationToken = default)
    {
        var row = await storage.QuerySingleOrDefaultAsync<Row>(
            Columns + " WHERE tenant = @tenant AND kind = @kind AND id = @id",
            new { tenant = tenant.Value, kind = kind.ToString(), id },
            cancellationToken).ConfigureAwait(false);
        return row?.ToDocument();
    }

    public async Task<CommitStatus> SaveAsync(TenantId tenant, FactDocument document, CancellationToken cancellationToken = default)
    {
        SqlParameter[] values =
        [
            new("tenant", tenant.Value),
            new("kind", document.Kind.ToString()),
            new("id", document.Id),
            new("at", document.At.UtcTicks),
            new("upTo", document.UpTo.UtcTicks),
            new("body", document.Body),
        ];
        var statement = document.Version == 0
            ? new SqlStatement(Insert, values) { ExpectedRows = 1 }
            : new SqlStatement(Update, [.. values, new("version", document.Version)]) { ExpectedRows = 1 };
        var result = await storage.CommitAsync(
            new StorageCommit { Tenant = tenant, Stream = StreamOf(document), Statements = [statement] },
            cancellationToken).ConfigureAwait(false);
        return result.Status;
    }

    public async Task<IReadOnlyList<FactDocument>> ReadAsync(
        TenantId tenant, FactKind kind, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        var rows = await storage.QueryAsync<Row>(
            Columns + " WHERE tenant = @tenant AND kind = @kind AND at >= @from AND at < @to",
            new { tenant = tenant.Value, kind = kind.ToString(), from = from.UtcTicks, to = to.UtcTicks },
            cancellationToken).ConfigureAwait(false);

        // Ordered here: the database would order ids by its collation.
        return [.. rows.OrderBy(row => row.At).ThenBy(row => row.Id, StringComparer.Ordinal).Select(row => row.ToDocument())];
    }

    public async Task<DateTimeOffset?> LatestEventAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var ticks = await storage.QuerySingleOrDefaultAsync<long?>(
            "SELECT MAX(up_to) FROM cl_analytics_fact WHERE tenant = @tenant",
            new { tenant = tenant.Value },
            cancellationToken).ConfigureAwait(false);
        return ticks is { } value ? new DateTimeOffset(value, TimeSpan.Zero) : null;
    }

    private sealed class Row
    {
        public string Kind { get; set; } = "";

        public string Id { get; set; } = "";

        public long At { get; set; }

        public long UpTo { get; set; }

        public long Version { get; set; }

        public string Body { get; set; } = "";

        public FactDocument ToDocument() => new()
        {
            Kind = Enum.Parse<FactKind>(Kind),
            Id = Id,
            At = new DateTimeOffset(At, TimeSpan.Zero),
            UpTo = new DateTimeOffset(UpTo, TimeSpan.Zero),
            Version = Version,
            Body = Body,
        };
    }
}
