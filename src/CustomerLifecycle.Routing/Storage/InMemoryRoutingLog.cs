using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>Keeps the log as text, as a database does, so that nobody shares an object with it.</summary>
internal sealed class InMemoryRoutingLog(InMemoryStorage storage) : IRoutingLog
{
    private readonly Dictionary<RoutingPoolId, PoolLog> _pools = [];

    public Task<RoutingAppendResult> AppendAsync(RoutingAppend append, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = append.Entry;
        var row = new Row(entry.Sequence, entry.LastSequence, entry.At, entry.CommandId, RoutingLogFormat.Write(entry.Events));
        var result = storage.Commit(RoutingCommit.Of(append), () =>
        {
            var rows = LogOf(append.Pool).Rows;
            if (entry.Sequence != (rows.Count == 0 ? 1 : rows[^1].Last + 1))
            {
                return false;
            }

            rows.Add(row);
            return true;
        });
        return Task.FromResult(RoutingCommit.ResultOf(result));
    }

    public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = storage.Read(() =>
        {
            var all = LogOf(pool).Rows;
            int first = all.FindLastIndex(row => row.Sequence <= afterSequence) + 1;
            return all.GetRange(first, Math.Min(take, all.Count - first));
        });
        return Task.FromResult<IReadOnlyList<RoutingLogEntry>>([.. rows.Select(row => row.ToEntry())]);
    }

    public Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Read(() => LogOf(pool).Snapshots.Values.LastOrDefault(s => s.Sequence <= atMost)));
    }

    public Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        storage.Read(() =>
        {
            var snapshots = LogOf(pool).Snapshots;
            snapshots[snapshot.Sequence] = snapshot;
            while (snapshots.Count > RoutingCommit.SnapshotsKept)
            {
                snapshots.Remove(snapshots.Keys.First());
            }

            return true;
        });
        return Task.CompletedTask;
    }

    private PoolLog LogOf(RoutingPoolId pool) => _pools.TryGetValue(pool, out var log) ? log : _pools[pool] = new PoolLog();

    private sealed class PoolLog
    {
        public List<Row> Rows { get; } = [];

        public SortedDictionary<long, RoutingSnapshot> Snapshots { get; } = [];
    }

    private sealed record Row(long Sequence, long Last, DateTimeOffset At, string? CommandId, string Events)
    {
        public RoutingLogEntry ToEntry() => new()
        {
            Sequence = Sequence,
            At = At,
            CommandId = CommandId,
            Events = RoutingLogFormat.Read(RoutingLogFormat.CurrentVersion, Events, Sequence, At),
        };
    }
}
