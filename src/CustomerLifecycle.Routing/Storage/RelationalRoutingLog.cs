using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

internal sealed class RelationalRoutingLog(RelationalStorage storage) : IRoutingLog
{
    private const string Append = """
        INSERT INTO cl_routing_log (tenant, pool, sequence, at, version, command_id, events)
        VALUES (@tenant, @pool, @sequence, @at, @version, @commandId, @events)
        ON CONFLICT DO NOTHING
        """;

    private const string Tail = """
        SELECT sequence AS Sequence, at AS At, version AS Version, command_id AS CommandId, events AS Events FROM cl_routing_log
        WHERE tenant = @tenant AND pool = @pool AND sequence > @after ORDER BY sequence LIMIT @take
        """;

    private const string NewestSnapshot = """
        SELECT sequence AS Sequence, at AS At, state AS State FROM cl_routing_snapshot
        WHERE tenant = @tenant AND pool = @pool AND sequence <= @atMost ORDER BY sequence DESC LIMIT 1
        """;

    private const string SaveSnapshot = """
        INSERT INTO cl_routing_snapshot (tenant, pool, sequence, at, state) VALUES (@tenant, @pool, @sequence, @at, @state)
        ON CONFLICT DO NOTHING
        """;

    private const string DropSnapshots = """
        DELETE FROM cl_routing_snapshot WHERE tenant = @tenant AND pool = @pool AND sequence NOT IN (
            SELECT sequence FROM cl_routing_snapshot WHERE tenant = @tenant AND pool = @pool ORDER BY sequence DESC LIMIT @kept)
        """;

    public async Task<RoutingAppendResult> AppendAsync(RoutingAppend append, CancellationToken cancellationToken)
    {
        var entry = append.Entry;
        var insert = new SqlStatement(
            Append,
            new SqlParameter("tenant", append.Pool.Tenant.Value),
            new SqlParameter("pool", append.Pool.Name),
            new SqlParameter("sequence", entry.Sequence),
            new SqlParameter("at", entry.At.UtcTicks),
            new SqlParameter("version", (long)RoutingLogFormat.CurrentVersion),
            new SqlParameter("commandId", entry.CommandId),
            new SqlParameter("events", RoutingLogFormat.Write(entry.Events)))
        {
            ExpectedRows = 1,
        };
        return RoutingCommit.ResultOf(await storage.CommitAsync(RoutingCommit.Of(append, insert), cancellationToken).ConfigureAwait(false));
    }

    public async Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(
        RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken)
    {
        var rows = await storage.QueryAsync<EntryRow>(
            Tail, new { tenant = pool.Tenant.Value, pool = pool.Name, after = afterSequence, take }, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToEntry())];
    }

    public async Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken)
    {
        var row = await storage.QuerySingleOrDefaultAsync<SnapshotRow>(
            NewestSnapshot, new { tenant = pool.Tenant.Value, pool = pool.Name, atMost }, cancellationToken).ConfigureAwait(false);
        return row is null ? null : new RoutingSnapshot { Sequence = row.Sequence, At = new DateTimeOffset(row.At, TimeSpan.Zero), State = row.State };
    }

    public Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken)
    {
        var tenant = new SqlParameter("tenant", pool.Tenant.Value);
        var name = new SqlParameter("pool", pool.Name);
        var commit = new StorageCommit
        {
            Tenant = pool.Tenant,
            Stream = "routing/" + pool.Name,
            Statements =
            [
                new SqlStatement(
                    SaveSnapshot,
                    tenant,
                    name,
                    new SqlParameter("sequence", snapshot.Sequence),
                    new SqlParameter("at", snapshot.At.UtcTicks),
                    new SqlParameter("state", snapshot.State)),
                new SqlStatement(DropSnapshots, tenant, name, new SqlParameter("kept", (long)RoutingCommit.SnapshotsKept)),
            ],
        };
        return storage.CommitAsync(commit, cancellationToken);
    }

    private sealed class EntryRow
    {
        public long Sequence { get; init; }

        public long At { get; init; }

        public long Version { get; init; }

        public string? CommandId { get; init; }

        public string Events { get; init; } = "";

        public RoutingLogEntry ToEntry()
        {
            var at = new DateTimeOffset(At, TimeSpan.Zero);
            return new RoutingLogEntry
            {
                Sequence = Sequence,
                At = at,
                CommandId = CommandId,
                Events = RoutingLogFormat.Read(checked((int)Version), Events, Sequence, at),
            };
        }
    }

    private sealed class SnapshotRow
    {
        public long Sequence { get; init; }

        public long At { get; init; }

        public string State { get; init; } = "";
    }
}
