using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>The snapshots of pools in a database, in slices that are written one by one, so that nobody waits long for a large one.</summary>
internal sealed class RelationalSnapshots(RelationalStorage storage)
{
    private const int SliceLength = 256 * 1024;

    private const string Newest = """
        SELECT sequence AS Sequence, at AS At, state AS State FROM cl_routing_snapshot
        WHERE tenant = @tenant AND pool = @pool AND sequence <= @atMost ORDER BY sequence DESC LIMIT 1
        """;

    private const string Slices = "SELECT state FROM cl_routing_snapshot_slice WHERE tenant = @tenant AND pool = @pool AND sequence = @sequence ORDER BY slice";

    private const string All = "SELECT sequence AS Sequence, at AS At FROM cl_routing_snapshot WHERE tenant = @tenant AND pool = @pool ORDER BY sequence";

    private const string InsertSlice = """
        INSERT INTO cl_routing_snapshot_slice (tenant, pool, sequence, slice, state) VALUES (@tenant, @pool, @sequence, @slice, @state)
        ON CONFLICT (tenant, pool, sequence, slice) DO UPDATE SET state = excluded.state
        """;

    private const string Insert = """
        INSERT INTO cl_routing_snapshot (tenant, pool, sequence, at, state) VALUES (@tenant, @pool, @sequence, @at, '')
        ON CONFLICT DO NOTHING
        """;

    private const string Delete = "DELETE FROM cl_routing_snapshot WHERE tenant = @tenant AND pool = @pool AND sequence = @sequence";

    private const string DeleteSlices = "DELETE FROM cl_routing_snapshot_slice WHERE tenant = @tenant AND pool = @pool AND sequence = @sequence";

    private const string DeleteOrphans = """
        DELETE FROM cl_routing_snapshot_slice WHERE tenant = @tenant AND pool = @pool AND sequence < @sequence
            AND sequence NOT IN (SELECT sequence FROM cl_routing_snapshot WHERE tenant = @tenant AND pool = @pool)
        """;

    public async Task<RoutingSnapshot?> LoadAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken)
    {
        while (await NewestAsync(pool, atMost, cancellationToken).ConfigureAwait(false) is { } row)
        {
            string state = row.State;
            if (state.Length == 0)
            {
                state = string.Concat(await storage.QueryAsync<string>(
                    Slices, new { tenant = pool.Tenant.Value, pool = pool.Name, sequence = row.Sequence }, cancellationToken).ConfigureAwait(false));
            }

            if (state.Length > 0)
            {
                return new RoutingSnapshot { Sequence = row.Sequence, At = new DateTimeOffset(row.At, TimeSpan.Zero), State = state };
            }

            // It was dropped between the two looks, because there are others.
            atMost = row.Sequence - 1;
        }

        return null;
    }

    public async Task SaveAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken)
    {
        int slice = 0;
        for (int start = 0, length; start < snapshot.State.Length; start += length)
        {
            length = Math.Min(SliceLength, snapshot.State.Length - start);
            if (char.IsHighSurrogate(snapshot.State[start + length - 1]) && start + length < snapshot.State.Length)
            {
                length--;
            }

            await CommitAsync(pool, snapshot.Sequence, [InsertSlice], cancellationToken, new("slice", (long)slice++), new("state", snapshot.State.Substring(start, length))).ConfigureAwait(false);
        }

        await CommitAsync(pool, snapshot.Sequence, [Insert], cancellationToken, new SqlParameter("at", snapshot.At.UtcTicks)).ConfigureAwait(false);
    }

    /// <returns>The event up to which the log is not needed.</returns>
    public async Task<long> TrimAsync(RoutingPoolId pool, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var rows = await storage.QueryAsync<Row>(All, new { tenant = pool.Tenant.Value, pool = pool.Name }, cancellationToken).ConfigureAwait(false);
        var (drop, cut) = SnapshotRetention.Choose([.. rows.Select(row => (row.Sequence, new DateTimeOffset(row.At, TimeSpan.Zero)))], before);
        foreach (long sequence in drop)
        {
            await CommitAsync(pool, sequence, [Delete, DeleteSlices], cancellationToken).ConfigureAwait(false);
        }

        if (rows.Count > 0)
        {
            // Of one whose writer died before it was whole.
            await CommitAsync(pool, rows[^1].Sequence, [DeleteOrphans], cancellationToken).ConfigureAwait(false);
        }

        return cut;
    }

    private Task<Row?> NewestAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken) =>
        storage.QuerySingleOrDefaultAsync<Row>(Newest, new { tenant = pool.Tenant.Value, pool = pool.Name, atMost }, cancellationToken);

    private Task<CommitResult> CommitAsync(RoutingPoolId pool, long sequence, string[] statements, CancellationToken cancellationToken, params SqlParameter[] values)
    {
        SqlParameter[] parameters = [new("tenant", pool.Tenant.Value), new("pool", pool.Name), new("sequence", sequence), .. values];
        return storage.CommitAsync(RoutingCommit.Of(pool, [], [.. statements.Select(text => new SqlStatement(text, parameters))]), cancellationToken);
    }

    private sealed class Row
    {
        public long Sequence { get; init; }

        public long At { get; init; }

        public string State { get; init; } = "";
    }
}
