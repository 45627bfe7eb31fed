using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Routing;

/// <summary>This process's copy of one pool, kept in step with the log. One command at a time.</summary>
internal sealed partial class PoolHost(
    RoutingPoolId id, IRoutingLog log, RoutingPoolOptions options, RoutingOptions setup, TimeProvider clock, ILogger logger) : IDisposable
{
    private const int PageSize = 500;

    // A conflict means that another's decision is in the log, or was being written and came to nothing: the latter cannot go on for ever.
    private const int MaxFruitless = 100;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private RoutingPool? _pool;
    private long _snapshotAt;

    public async Task<RoutingOutcome> ExecuteAsync(RoutingCommand command, string? key, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pool = await ReadyAsync(cancellationToken).ConfigureAwait(false);
            var outcome = await DecideAsync(pool, command, key, cancellationToken).ConfigureAwait(false);
            await SaveSnapshotAsync(pool, cancellationToken).ConfigureAwait(false);
            return outcome;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<T> ReadAsync<T>(Func<RoutingPool, DateTimeOffset, T> read, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pool = await ReadyAsync(cancellationToken).ConfigureAwait(false);
            await CatchUpAsync(pool, long.MaxValue, cancellationToken).ConfigureAwait(false);
            return read(pool, clock.GetUtcNow());
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The pool as it was after an event.</summary>
    public async Task<RoutingPool> RebuildAsync(long sequence, CancellationToken cancellationToken)
    {
        var snapshot = await log.LoadSnapshotAsync(id, sequence, cancellationToken).ConfigureAwait(false);
        var pool = snapshot is null ? new RoutingPool(options) : RoutingPool.Restore(snapshot, options);
        await CatchUpAsync(pool, sequence, cancellationToken).ConfigureAwait(false);
        return pool;
    }

    public void Dispose() => _gate.Dispose();

    private async Task<RoutingPool> ReadyAsync(CancellationToken cancellationToken)
    {
        if (_pool is not null)
        {
            return _pool;
        }

        var pool = await RebuildAsync(long.MaxValue, cancellationToken).ConfigureAwait(false);
        _snapshotAt = pool.Sequence;
        foreach (var queue in setup.Queues.GroupBy(q => q.Id).Select(g => g.Last()))
        {
            await DecideAsync(pool, new ConfigureQueue { Queue = queue, KeepOpenState = true }, key: null, cancellationToken).ConfigureAwait(false);
        }

        return _pool = pool;
    }

    private async Task<RoutingOutcome> DecideAsync(RoutingPool pool, RoutingCommand command, string? key, CancellationToken cancellationToken)
    {
        for (int fruitless = 0; ;)
        {
            long known = pool.Sequence;
            await CatchUpAsync(pool, long.MaxValue, cancellationToken).ConfigureAwait(false);
            fruitless = pool.Sequence > known ? 0 : fruitless + 1;
            if (fruitless > MaxFruitless)
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"The routing log refuses event {pool.Sequence + 1} as taken, yet shows nothing new. Read it from the database that is written, not from a replica."));
            }

            var projection = new Projection(id, pool.State);
            var dueBefore = pool.NextDue;
            var decision = pool.Propose(command, clock.GetUtcNow(), projection.Observe);
            bool kept = false;
            try
            {
                if (decision.Events.Count == 0)
                {
                    if (key is null)
                    {
                        return decision.Outcome;
                    }

                    decision = decision with { Events = [pool.Record(clock.GetUtcNow())] };
                }

                var result = await log.AppendAsync(Append(pool, decision, projection, key, dueBefore), cancellationToken).ConfigureAwait(false);
                kept = result.Status == CommitStatus.Committed;
                if (kept)
                {
                    return decision.Outcome;
                }

                if (result.Status == CommitStatus.AlreadyApplied)
                {
                    return result.Remembered ?? decision.Outcome;
                }
            }
            finally
            {
                // Also when it is not known whether the append was stored: the next look at the log will tell.
                if (kept)
                {
                    pool.Keep();
                }
                else
                {
                    pool.Withdraw();
                }
            }

            RoutingTelemetry.RecordConflict();
        }
    }

    private RoutingAppend Append(RoutingPool pool, RoutingDecision decision, Projection projection, string? key, DateTimeOffset? dueBefore) => new()
    {
        Pool = id,
        Entry = new RoutingLogEntry
        {
            Sequence = decision.Events[0].Sequence,
            At = decision.Events[0].At,
            Events = decision.Events,
            CommandId = key,
        },
        Outcome = decision.Outcome,
        Events = projection.Events,
        Timers = TimerChanges.Of(id, dueBefore, pool.NextDue),
    };

    private async Task CatchUpAsync(RoutingPool pool, long upTo, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoutingLogEntry> page;
        do
        {
            page = await log.ReadAsync(id, pool.Sequence, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var decided in page.SelectMany(entry => entry.Events))
            {
                if (decided.Sequence > upTo)
                {
                    return;
                }

                pool.Apply(decided);
            }
        }
        while (page.Count == PageSize);
    }

    private async Task SaveSnapshotAsync(RoutingPool pool, CancellationToken cancellationToken)
    {
        if (pool.Sequence - _snapshotAt < setup.SnapshotEvery)
        {
            return;
        }

        _snapshotAt = pool.Sequence;
        try
        {
            await log.SaveSnapshotAsync(id, pool.ToSnapshot(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StorageException or OperationCanceledException)
        {
            // The command is decided and stored; a snapshot only shortens the next start, and is tried again later.
            LogSnapshotFailed(logger, pool.Sequence, e);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "The snapshot at event {Sequence} was not saved; the next start reads more of the log.")]
    private static partial void LogSnapshotFailed(ILogger logger, long sequence, Exception exception);
}
