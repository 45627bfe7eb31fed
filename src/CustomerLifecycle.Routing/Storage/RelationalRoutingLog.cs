using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

internal sealed class RelationalRoutingLog(RelationalStorage storage) : IRoutingLog
{
    private const string EntryAt = "SELECT MAX(sequence) FROM cl_routing_log WHERE tenant = @tenant AND pool = @pool AND sequence <= @sequence";

    private const string Behind = """
        SELECT tenant AS Tenant, pool AS Pool, sequence AS Sequence FROM cl_routing_cursor c WHERE EXISTS (
            SELECT 1 FROM cl_routing_log l WHERE l.tenant = c.tenant AND l.pool = c.pool AND l.sequence > c.sequence)
        ORDER BY tenant, pool
        """;

    private const string MoveCursor =
        "UPDATE cl_routing_cursor SET sequence = @sequence WHERE tenant = @tenant AND pool = @pool AND sequence = @was";

    private const string Cuttable = """
        FROM cl_routing_log WHERE tenant = @tenant AND pool = @pool AND sequence <= @cut
            AND sequence <= (SELECT sequence FROM cl_routing_cursor WHERE tenant = @tenant AND pool = @pool)
        """;

    private const string Cut =
        "DELETE FROM cl_routing_log WHERE tenant = @tenant AND pool = @pool AND sequence IN (SELECT sequence " + Cuttable + " ORDER BY sequence LIMIT @slice)";

    private const int CutSlice = 500;

    private readonly RelationalSnapshots _snapshots = new(storage);

    public async Task<IRoutingTurn> BeginAsync(RoutingPoolId pool, CancellationToken cancellationToken) =>
        new RelationalTurn(pool, await storage.BeginLockedAsync("cl/routing/" + pool.Tenant.Value + "/" + pool.Name, cancellationToken).ConfigureAwait(false));

    public async Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken) =>
        LogRow.ToEntries(await storage.QueryAsync<LogRow>(LogRow.Tail, LogRow.After(pool, afterSequence, take), cancellationToken).ConfigureAwait(false));

    public Task<long?> FindEntryAsync(RoutingPoolId pool, long sequence, CancellationToken cancellationToken) =>
        storage.QuerySingleOrDefaultAsync<long?>(EntryAt, new { tenant = pool.Tenant.Value, pool = pool.Name, sequence }, cancellationToken);

    public Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken) =>
        _snapshots.LoadAsync(pool, atMost, cancellationToken);

    public Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken) =>
        _snapshots.SaveAsync(pool, snapshot, cancellationToken);

    public async Task TrimAsync(RoutingPoolId pool, DateTimeOffset before, CancellationToken cancellationToken)
    {
        long cut = await _snapshots.TrimAsync(pool, before, cancellationToken).ConfigureAwait(false);
        string tenant = pool.Tenant.Value;
        while (cut > 0 && await storage.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) " + Cuttable, new { tenant, pool = pool.Name, cut }, cancellationToken).ConfigureAwait(false) > 0)
        {
            // In slices, so that decisions come in between.
            SqlStatement delete = new(Cut, new("tenant", tenant), new("pool", pool.Name), new("cut", cut), new("slice", (long)CutSlice));
            await storage.CommitAsync(RoutingCommit.Of(pool, [], delete), cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<IReadOnlyList<RoutingCursor>> ReadCursorsAsync(CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<CursorRow>(Behind, null, cancellationToken).ConfigureAwait(false)).Select(row => row.ToCursor())];

    public async Task<bool> TellAsync(RoutingCursor cursor, long sequence, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken)
    {
        SqlStatement move = new(
            MoveCursor,
            new("sequence", sequence),
            new("tenant", cursor.Pool.Tenant.Value),
            new("pool", cursor.Pool.Name),
            new("was", cursor.Sequence))
        {
            ExpectedRows = 1,
        };
        var result = await storage.CommitAsync(RoutingCommit.Of(cursor.Pool, events, move), cancellationToken).ConfigureAwait(false);
        return result.Status == CommitStatus.Committed;
    }

    private sealed class CursorRow
    {
        public string Tenant { get; init; } = "";

        public string Pool { get; init; } = "";

        public long Sequence { get; init; }

        public RoutingCursor ToCursor() => new(new RoutingPoolId(new TenantId(Tenant), Pool), Sequence);
    }
}
