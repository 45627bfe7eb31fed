namespace CustomerLifecycle.Storage;

internal sealed class RelationalDueStore(RelationalStorage storage) : IDueStore
{
    private const string Select = "SELECT tenant, kind, item_key AS ItemKey, due_at AS DueAt, stamp, attempt, payload, error FROM cl_due ";

    public Task<IAsyncDisposable?> TryLockAsync(string kind, CancellationToken cancellationToken) => storage.TryLockAsync("cl/due/" + kind, cancellationToken);

    public async Task<IReadOnlyList<DueItem>> ReadDueAsync(string kind, DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<Row>(
            Select + "WHERE kind = @kind AND run_at <= @now AND dead = 0 ORDER BY run_at, tenant, item_key LIMIT @take",
            new { kind, now = now.UtcTicks, take },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToItem(row.Attempt + 1))];

    public Task CompleteAsync(DueItem item, CancellationToken cancellationToken) =>
        CommitAsync(
            item.Tenant,
            item.Key,
            new SqlStatement("DELETE FROM cl_due WHERE tenant = @tenant AND kind = @kind AND item_key = @key AND stamp = @stamp", Keys(item)),
            cancellationToken);

    public Task FailAsync(DueItem item, DateTimeOffset? retryAt, string error, CancellationToken cancellationToken) =>
        CommitAsync(
            item.Tenant,
            item.Key,
            new SqlStatement(
                "UPDATE cl_due SET attempt = @attempt, run_at = @runAt, dead = @dead, error = @error WHERE tenant = @tenant AND kind = @kind AND item_key = @key AND stamp = @stamp",
                [.. Keys(item), new("attempt", item.Attempt), new("runAt", (retryAt ?? item.DueAt).UtcTicks), new("dead", retryAt is null ? 1 : 0), new("error", error)]),
            cancellationToken);

    public async Task<IReadOnlyList<DueItem>> ReadDeadAsync(TenantId tenant, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<Row>(
            Select + "WHERE tenant = @tenant AND dead = 1 ORDER BY kind, item_key LIMIT @take",
            new { tenant = tenant.Value, take },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToItem(row.Attempt))];

    public async Task<bool> ReplayAsync(TenantId tenant, string kind, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SqlStatement replay = new(
            "UPDATE cl_due SET dead = 0, attempt = 0, run_at = @now WHERE tenant = @tenant AND kind = @kind AND item_key = @key AND dead = 1",
            new("now", now.UtcTicks),
            new("tenant", tenant.Value),
            new("kind", kind),
            new("key", key))
        {
            ExpectedRows = 1,
        };
        return (await CommitAsync(tenant, key, replay, cancellationToken).ConfigureAwait(false)).IsApplied;
    }

    public async Task<DateTimeOffset?> NextAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        long? next = null;
        foreach (string kind in kinds)
        {
            long? at = await storage.QuerySingleOrDefaultAsync<long?>("SELECT MIN(run_at) FROM cl_due WHERE kind = @kind AND dead = 0", new { kind }, cancellationToken).ConfigureAwait(false);
            next = next is null || at < next ? at ?? next : next;
        }

        return next is null ? null : new DateTimeOffset(next.Value, TimeSpan.Zero);
    }

    private static SqlParameter[] Keys(DueItem item) =>
        [new("tenant", item.Tenant.Value), new("kind", item.Kind), new("key", item.Key), new("stamp", item.Stamp)];

    private Task<CommitResult> CommitAsync(TenantId tenant, string key, SqlStatement statement, CancellationToken cancellationToken) =>
        storage.CommitAsync(new StorageCommit { Tenant = tenant, Stream = "due/" + key, Statements = [statement] }, cancellationToken);

    private sealed class Row
    {
        public string Tenant { get; init; } = "";

        public string Kind { get; init; } = "";

        public string ItemKey { get; init; } = "";

        public long DueAt { get; init; }

        public string Stamp { get; init; } = "";

        public long Attempt { get; init; }

        public string Payload { get; init; } = "";

        public string? Error { get; init; }

        internal DueItem ToItem(long attempt) => new()
        {
            Tenant = new(Tenant),
            Kind = Kind,
            Key = ItemKey,
            DueAt = new DateTimeOffset(DueAt, TimeSpan.Zero),
            Stamp = Stamp,
            Attempt = (int)attempt,
            Payload = Payload,
            Error = Error,
        };
    }
}
