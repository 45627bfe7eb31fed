using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Routing;

/// <summary>This process's copy of one pool, kept in step with the log. Commands that arrive while others are being stored are decided
/// together, one on top of the other, and stored with one commit; each has its own outcome.</summary>
internal sealed partial class PoolHost(
    RoutingPoolId id, IRoutingLog log, RoutingPoolOptions options, RoutingOptions setup, string writer, TimeProvider clock, ILogger logger)
{
    private const int GatherYields = 8;

    private readonly PoolCopy _copies = new(id, log, options);
    private readonly Lock _lock = new();
    private readonly List<PoolTask> _arrived = [];
    private readonly AnswerMemory _answers = new();
    private bool _isRunning;
    private int _lastBatch;
    private RoutingPool? _pool;
    private bool _isConfigured;
    private bool _wantsFigures;
    private volatile PoolFigures? _figures;

    public RoutingPoolId Id => id;

    public Task<RoutingOutcome> ExecuteAsync(RoutingCommand command, string? key, CancellationToken cancellationToken)
    {
        PoolCommand pending = new(command, key, cancellationToken);
        Enter(pending);
        return pending.Task;
    }

    public Task<T> ReadAsync<T>(Func<RoutingPool, DateTimeOffset, T> read, CancellationToken cancellationToken)
    {
        PoolRead<T> pending = new(read, cancellationToken);
        Enter(pending);
        return pending.Task;
    }

    /// <summary>The pool as it was after an event; null when that part of the log was cut off.</summary>
    public Task<RoutingPool?> RebuildAsync(long sequence, CancellationToken cancellationToken) => _copies.RebuildAsync(sequence, cancellationToken);

    /// <summary>How full the pool is: now, or when it is busy as of a moment ago. Null when it was not used yet.</summary>
    public PoolFigures? Measure()
    {
        lock (_lock)
        {
            if (_isRunning)
            {
                _wantsFigures = true;
                return _figures;
            }

            _isRunning = true;
        }

        _figures = _pool is null ? null : PoolFigures.Of(_pool);
        GoOn();
        return _figures;
    }

    private void Enter(PoolTask task)
    {
        lock (_lock)
        {
            _arrived.Add(task);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        _ = RunAsync();
    }

    /// <summary>Serves what has arrived. Whoever comes first does so for one batch; what came meanwhile is no longer the first's business.</summary>
    private async Task RunAsync()
    {
        List<PoolTask> batch = Take([]);
        // The callers that the last batch released are about to come back; a few yields catch them in this one.
        for (int i = 0; i < GatherYields && batch.Count < _lastBatch; i++)
        {
            await Task.Yield();
            Take(batch);
        }

        _lastBatch = batch.Count;
        try
        {
            await ServeAsync(batch).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whatever it is, it is every caller's answer, and the pool serves the next.
            foreach (var task in batch)
            {
                task.Fail(ErrorFor(e));
            }
        }

        if (_wantsFigures && _pool is not null)
        {
            _wantsFigures = false;
            _figures = PoolFigures.Of(_pool);
        }

        GoOn();
    }

    private void GoOn()
    {
        lock (_lock)
        {
            if (_arrived.Count == 0)
            {
                _isRunning = false;
                return;
            }
        }

        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RunAsync);
        }
    }

    private List<PoolTask> Take(List<PoolTask> batch)
    {
        lock (_lock)
        {
            int count = Math.Min(_arrived.Count, setup.MaxBatch - batch.Count);
            batch.AddRange(_arrived[..count]);
            _arrived.RemoveRange(0, count);
        }

        return batch;
    }

    private async Task ServeAsync(List<PoolTask> batch)
    {
        List<PoolCommand> commands = [];
        foreach (var task in batch)
        {
            if (task is not PoolCommand command)
            {
                continue;
            }

            if (_answers.Find(command.Key) is { } known)
            {
                command.Settle(known);
            }
            else
            {
                commands.Add(command);
            }
        }

        bool isCurrent = false;
        if (commands.Count > 0 || !_isConfigured)
        {
            try
            {
                await DecideAsync(commands).ConfigureAwait(false);
                isCurrent = true;
            }
            catch (Exception e) when (commands.Count > 0)
            {
                commands.ForEach(command => command.Fail(ErrorFor(e)));
            }
        }

        var reads = batch.OfType<PoolRead>().Where(read => read.TryTake()).ToList();
        if (reads.Count > 0)
        {
            var pool = isCurrent ? _pool! : await CurrentAsync().ConfigureAwait(false);
            var now = clock.GetUtcNow();
            reads.ForEach(read => read.Answer(pool, now));
        }
    }

    /// <summary>The pool with all that is in the log.</summary>
    private async Task<RoutingPool> CurrentAsync()
    {
        var pool = await ReadyAsync().ConfigureAwait(false);
        if (await PoolCopy.CatchUpAsync(pool, (after, take, token) => log.ReadAsync(id, after, take, token), long.MaxValue, seen: null, CancellationToken.None).ConfigureAwait(false))
        {
            return pool;
        }

        _pool = null;
        return await ReadyAsync().ConfigureAwait(false);
    }

    private async ValueTask<RoutingPool> ReadyAsync() => _pool ??=
        await _copies.RebuildAsync(long.MaxValue, CancellationToken.None).ConfigureAwait(false) ?? throw RoutingLogCutException.After(id, 0);

    // Each caller gets an exception of its own: throwing one writes into it.
    private static Exception ErrorFor(Exception e) => e switch
    {
        StorageException storage => new StorageException(storage.Kind, storage.Message, storage.InnerException ?? storage) { OutcomeUnknown = storage.OutcomeUnknown },
        RoutingLogFormatException => new RoutingLogFormatException(e.Message, e),
        RoutingLogCutException => new RoutingLogCutException(e.Message, e),
        _ => e,
    };

    [LoggerMessage(2002, LogLevel.Warning, "The storage cannot be reached; {Count} commands wait and are tried again until {Until}.")]
    private static partial void LogWaiting(ILogger logger, int count, DateTimeOffset until);
}
