using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Routing;

/// <summary>Tells the world outside what is in the logs: on the one node that dispatches, with a copy of each pool of its own. What it told
/// and how far it came are one commit, so that a node that goes on after it tells nothing twice and leaves nothing out.</summary>
internal sealed partial class LogProjector(IRoutingLog log, IOptions<RoutingOptions> setup, TimeProvider clock, ILogger<LogProjector> logger) : IOutboxSource
{
    private const int PageSize = 32;
    private const int EventsAtOnce = 1000;
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(10);
    private static readonly RoutingPoolOptions Options = new();

    private readonly Dictionary<RoutingPoolId, Copy> _copies = [];

    public async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        int told = 0;
        Exception? failure = null;
        foreach (var cursor in await log.ReadCursorsAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                told += await FillAsync(cursor, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is RoutingLogFormatException or RoutingLogCutException)
            {
                // One pool that a newer version writes to must not silence the others.
                LogNotTold(logger, cursor.Pool.Name, e.Message);
                failure = e;
            }
        }

        var now = clock.GetUtcNow();
        foreach (var idle in _copies.Where(pair => now - pair.Value.UsedAt > IdleAfter).Select(pair => pair.Key).ToList())
        {
            _copies.Remove(idle);
        }

        return failure is null ? told : throw failure;
    }

    private async Task<int> FillAsync(RoutingCursor cursor, CancellationToken cancellationToken)
    {
        int total = 0;
        var copy = await CopyAtAsync(cursor, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<RoutingLogEntry> page;
        do
        {
            page = await log.ReadAsync(cursor.Pool, copy.Pool.Sequence, PageSize, cancellationToken).ConfigureAwait(false);
            if (page.Count > 0 && page[0].Sequence > copy.Pool.Sequence + 1)
            {
                throw RoutingLogCutException.After(cursor.Pool, copy.Pool.Sequence);
            }

            foreach (var entry in page)
            {
                copy.Take(entry, cursor.Sequence);
                if (copy.Projection.Events.Count >= EventsAtOnce || (ReferenceEquals(entry, page[^1]) && copy.Pool.Sequence > cursor.Sequence))
                {
                    var events = copy.Projection.Take();
                    if (!await log.TellAsync(cursor, copy.Pool.Sequence, events, cancellationToken).ConfigureAwait(false))
                    {
                        _copies.Remove(cursor.Pool);
                        return total;
                    }

                    cursor = cursor with { Sequence = copy.Pool.Sequence };
                    copy.Told = cursor.Sequence;
                    total += events.Count;
                }
            }

            await SaveSnapshotAsync(cursor.Pool, copy, cancellationToken).ConfigureAwait(false);
        }
        while (page.Count == PageSize);
        copy.UsedAt = clock.GetUtcNow();
        return total;
    }

    private async Task<Copy> CopyAtAsync(RoutingCursor cursor, CancellationToken cancellationToken)
    {
        // While another node told, this one's copy stood still; from a snapshot it is nearer, or what it would go on from was cut off.
        if (_copies.TryGetValue(cursor.Pool, out var copy) && copy.Pool.Sequence == copy.Told && copy.Told <= cursor.Sequence && cursor.Sequence - copy.Told <= setup.Value.SnapshotEvery)
        {
            return copy;
        }

        var snapshot = await log.LoadSnapshotAsync(cursor.Pool, cursor.Sequence, cancellationToken).ConfigureAwait(false);
        var pool = snapshot is null ? new RoutingPool(Options) : RoutingPool.Restore(snapshot, Options);
        return _copies[cursor.Pool] = new Copy(pool, new Projection(cursor.Pool, pool.State)) { UsedAt = clock.GetUtcNow() };
    }

    private async Task SaveSnapshotAsync(RoutingPoolId pool, Copy copy, CancellationToken cancellationToken)
    {
        // A snapshot costs what is in the pool, so it is made when as much has happened.
        long since = copy.Pool.Sequence - copy.SnapshotAt;
        if (since < setup.Value.SnapshotEvery || since < copy.Pool.State.Contacts.Count || copy.Told != copy.Pool.Sequence)
        {
            return;
        }

        copy.SnapshotAt = copy.Pool.Sequence;
        try
        {
            await log.SaveSnapshotAsync(pool, copy.Pool.ToSnapshot(), cancellationToken).ConfigureAwait(false);
            await log.TrimAsync(pool, clock.GetUtcNow() - setup.Value.LogRetention, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            // A snapshot only shortens the next start; the next is tried later.
            LogSnapshotFailed(logger, copy.Pool.Sequence, e);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "The snapshot at event {Sequence} was not saved; the next start reads more of the log.")]
    private static partial void LogSnapshotFailed(ILogger logger, long sequence, Exception exception);

    [LoggerMessage(2003, LogLevel.Error, "The events of the pool {Pool} are not told: {Reason}")]
    private static partial void LogNotTold(ILogger logger, string pool, string reason);

    /// <summary>A copy of a pool as it was when the last event was told.</summary>
    private sealed class Copy(RoutingPool pool, Projection projection)
    {
        public RoutingPool Pool { get; } = pool;

        public Projection Projection { get; } = projection;

        public long SnapshotAt { get; set; } = pool.Sequence;

        /// <summary>How far it was told; differs from the pool's sequence when telling failed, and then the copy is of no use.</summary>
        public long Told { get; set; } = pool.Sequence;

        public DateTimeOffset UsedAt { get; set; }

        public void Take(RoutingLogEntry entry, long told)
        {
            bool isTold = entry.Sequence <= told;
            bool wasToldAtOnce = entry.Version <= RoutingLogFormat.LastToldAtOnce;
            foreach (var decided in entry.Events)
            {
                Pool.ApplyObserved(decided, isTold || wasToldAtOnce ? null : Projection.Observe);
            }

            if (isTold)
            {
                Told = Pool.Sequence;
            }
        }
    }
}
