namespace CustomerLifecycle.Routing;

/// <summary>Makes copies of a pool from its log.</summary>
internal sealed class PoolCopy(RoutingPoolId id, IRoutingLog log, RoutingPoolOptions options)
{
    private const int PageSize = 100;

    /// <summary>Reads a page of entries that begin after an event.</summary>
    public delegate Task<IReadOnlyList<RoutingLogEntry>> Read(long afterSequence, int take, CancellationToken cancellationToken);

    /// <summary>The pool as it was after an event.</summary>
    /// <returns>Null when the part of the log that this takes was cut off.</returns>
    public async Task<RoutingPool?> RebuildAsync(long upTo, CancellationToken cancellationToken)
    {
        var snapshot = await log.LoadSnapshotAsync(id, upTo, cancellationToken).ConfigureAwait(false);
        var pool = snapshot is null ? new RoutingPool(options) : RoutingPool.Restore(snapshot, options);
        return await CatchUpAsync(pool, (after, take, token) => log.ReadAsync(id, after, take, token), upTo, seen: null, cancellationToken).ConfigureAwait(false) ? pool : null;
    }

    /// <summary>Applies what is new in the log.</summary>
    /// <returns>False when what comes next was cut off: the copy is too old to go on from.</returns>
    public static async Task<bool> CatchUpAsync(RoutingPool pool, Read read, long upTo, Action<RoutingLogEntry>? seen, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoutingLogEntry> page;
        do
        {
            page = await read(pool.Sequence, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var entry in page)
            {
                if (entry.Sequence > pool.Sequence + 1)
                {
                    return false;
                }

                foreach (var decided in entry.Events)
                {
                    if (decided.Sequence > upTo)
                    {
                        return true;
                    }

                    pool.Apply(decided);
                }

                seen?.Invoke(entry);
            }
        }
        while (page.Count == PageSize);
        return true;
    }
}
