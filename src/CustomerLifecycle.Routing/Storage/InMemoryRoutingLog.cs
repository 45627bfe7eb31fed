using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>Keeps the log as text, as a database does, so that nobody shares an object with it.</summary>
internal sealed class InMemoryRoutingLog(InMemoryStorage storage) : IRoutingLog
{
    private readonly SortedDictionary<(string Tenant, string Pool), PoolLog> _pools = new(Comparer<(string Tenant, string Pool)>.Create(
        static (a, b) => string.CompareOrdinal(a.Tenant, b.Tenant) is not 0 and var order ? order : string.CompareOrdinal(a.Pool, b.Pool)));

    public Task<IRoutingTurn> BeginAsync(RoutingPoolId pool, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IRoutingTurn>(new Turn(this, storage, pool));
    }

    public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(pool, afterSequence, take));
    }

    public Task<long?> FindEntryAsync(RoutingPoolId pool, long sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Read(() => LogOf(pool).Rows.FindLast(row => row.Sequence <= sequence)?.Sequence));
    }

    public Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Read(() => LogOf(pool).Snapshots.Values.LastOrDefault(s => s.Sequence <= atMost)));
    }

    public Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        storage.Read(() => LogOf(pool).Snapshots[snapshot.Sequence] = snapshot);
        return Task.CompletedTask;
    }

    public Task TrimAsync(RoutingPoolId pool, DateTimeOffset before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        storage.Read(() =>
        {
            var log = LogOf(pool);
            var (drop, cutAt) = SnapshotRetention.Choose([.. log.Snapshots.Values.Select(s => (s.Sequence, s.At))], before);
            foreach (long sequence in drop)
            {
                log.Snapshots.Remove(sequence);
            }

            return log.Rows.RemoveAll(row => row.Sequence <= cutAt && row.Sequence <= log.Told);
        });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<RoutingCursor>> ReadCursorsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Read<IReadOnlyList<RoutingCursor>>(() =>
        [
            .. _pools.Where(pair => pair.Value.Rows.Count > 0 && pair.Value.Rows[^1].Sequence > pair.Value.Told)
                .Select(pair => new RoutingCursor(new RoutingPoolId(new TenantId(pair.Key.Tenant), pair.Key.Pool), pair.Value.Told)),
        ]));
    }

    public Task<bool> TellAsync(RoutingCursor cursor, long sequence, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result = storage.Commit(RoutingCommit.Of(cursor.Pool, events), () =>
        {
            var log = LogOf(cursor.Pool);
            if (log.Told != cursor.Sequence)
            {
                return false;
            }

            log.Told = sequence;
            return true;
        });
        return Task.FromResult(result.Status == CommitStatus.Committed);
    }

    private IReadOnlyList<RoutingLogEntry> Read(RoutingPoolId pool, long afterSequence, int take)
    {
        var rows = storage.Read(() =>
        {
            var all = LogOf(pool).Rows;
            int first = all.FindLastIndex(row => row.Sequence <= afterSequence) + 1;
            return all.GetRange(first, Math.Min(take, all.Count - first));
        });
        return [.. rows.Select(row => row.ToEntry())];
    }

    private PoolLog LogOf(RoutingPoolId pool) =>
        _pools.TryGetValue((pool.Tenant.Value, pool.Name), out var log) ? log : _pools[(pool.Tenant.Value, pool.Name)] = new PoolLog();

    private sealed class Turn(InMemoryRoutingLog log, InMemoryStorage storage, RoutingPoolId pool) : IRoutingTurn
    {
        public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(long afterSequence, int take, CancellationToken cancellationToken) =>
            log.ReadAsync(pool, afterSequence, take, cancellationToken);

        public Task<IReadOnlyDictionary<string, RoutingOutcome>> FindAnswersAsync(IReadOnlyCollection<string> commandIds, CancellationToken cancellationToken)
        {
            Dictionary<string, RoutingOutcome> answers = new(StringComparer.Ordinal);
            foreach (string id in commandIds)
            {
                if (storage.FindApplied(pool.Tenant, RoutingCommit.KeyOf(pool, id)) is { Result: { } text })
                {
                    answers[id] = RoutingLogFormat.ReadOutcome(text);
                }
            }

            return Task.FromResult<IReadOnlyDictionary<string, RoutingOutcome>>(answers);
        }

        public Task<bool> AppendAsync(RoutingAppend append)
        {
            var entry = append.Entry;
            var row = new Row(entry.Sequence, entry.LastSequence, entry.At, entry.Writer, RoutingLogFormat.Write(entry.Events));
            var result = storage.Commit(RoutingCommit.Of(pool, append), () =>
            {
                var rows = log.LogOf(pool).Rows;
                if (entry.Sequence != (rows.Count == 0 ? 1 : rows[^1].Last + 1))
                {
                    return false;
                }

                rows.Add(row);
                return true;
            });
            return Task.FromResult(result.Status == CommitStatus.Committed);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class PoolLog
    {
        public List<Row> Rows { get; } = [];

        public SortedDictionary<long, RoutingSnapshot> Snapshots { get; } = [];

        public long Told { get; set; }
    }

    private sealed record Row(long Sequence, long Last, DateTimeOffset At, string? Writer, string Events)
    {
        public RoutingLogEntry ToEntry() => new()
        {
            Sequence = Sequence,
            At = At,
            Writer = Writer,
            Events = RoutingLogFormat.Read(RoutingLogFormat.CurrentVersion, Events, Sequence, At),
        };
    }
}
