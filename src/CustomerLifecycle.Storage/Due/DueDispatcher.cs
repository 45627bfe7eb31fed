using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Storage;

/// <summary>Runs what is due: each item on one node at a time, and the items of a kind one after the other, in the order of their
/// instants.</summary>
/// <remarks>Thread-safe. Nodes share the work by kind: the one that holds a kind's lock handles it, and a node that dies loses the lock.</remarks>
public sealed partial class DueDispatcher : IDisposable
{
    private const int PassSize = 256;

    private readonly IDueStore _store;
    private readonly IDueHandler[] _handlers;
    private readonly string[] _kinds;
    private readonly IIdGenerator _ids;
    private readonly TimeProvider _timeProvider;
    private readonly StorageOptions _options;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _pass = new(1, 1);
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>Creates a dispatcher.</summary>
    /// <param name="store">The due-time index.</param>
    /// <param name="handlers">Who handles which kind.</param>
    /// <param name="ids">The id generator; each item runs in a scope of its own.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="options">Attempts and delays.</param>
    /// <param name="logger">Gets failed attempts.</param>
    /// <exception cref="ArgumentException">Two handlers have the same kind.</exception>
    public DueDispatcher(IDueStore store, IEnumerable<IDueHandler> handlers, IIdGenerator ids, TimeProvider timeProvider, StorageOptions options, ILogger<DueDispatcher> logger)
    {
        _store = store;
        _handlers = [.. handlers.OrderBy(handler => handler.Kind, StringComparer.Ordinal)];
        _kinds = [.. _handlers.Select(handler => handler.Kind)];
        if (_kinds.Distinct(StringComparer.Ordinal).Count() != _kinds.Length)
        {
            throw new ArgumentException($"Two due-time handlers have the same kind: {string.Join(", ", _kinds)}.", nameof(handlers));
        }

        (_ids, _timeProvider, _options, _logger) = (ids, timeProvider, options, logger);
    }

    /// <summary>Handles everything that is due now, also what becomes due at this instant by handling.</summary>
    /// <param name="cancellationToken">Stops after the item at hand.</param>
    /// <returns>The number of items handled.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken = default)
    {
        await _pass.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            int total = 0;
            bool progress;
            do
            {
                progress = false;
                foreach (IDueHandler handler in _handlers)
                {
                    (int handled, int failed) = await DrainAsync(handler, cancellationToken).ConfigureAwait(false);
                    total += handled;
                    // A failed item has moved back, and what it stood before is to be seen.
                    progress |= handled + failed > 0;
                }
            }
            while (progress);
            return total;
        }
        finally
        {
            _pass.Release();
        }
    }

    /// <summary>When the next item becomes due that a handler of this process takes.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>UTC, maybe in the past; <see langword="null"/> when nothing is scheduled.</returns>
    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken = default) => _store.NextAsync(_kinds, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _pass.Dispose();

    /// <summary>Looks once at each kind, and begins to handle those that are due in the background: a kind whose handler is slow delays no
    /// other.</summary>
    /// <param name="cancellationToken">Stops the look, and what it began after the item at hand.</param>
    /// <returns>The number of kinds that it began.</returns>
    internal async Task<int> BeginAsync(CancellationToken cancellationToken)
    {
        int begun = 0;
        foreach (IDueHandler handler in _handlers.Where(handler => !_running.ContainsKey(handler.Kind)))
        {
            // Those for which there is no room come with the next look, in their turn.
            if (_running.Count >= _options.MaxConcurrentDueKinds)
            {
                break;
            }

            if (await IsDueAsync(handler, cancellationToken).ConfigureAwait(false))
            {
                TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_running.TryAdd(handler.Kind, ended.Task))
                {
                    _ = Task.Run(() => RunAsync(handler, ended, cancellationToken), CancellationToken.None);
                    begun++;
                }
            }
        }

        return begun;
    }

    /// <summary>Raised when a kind has been handled: what became due meanwhile is to be looked at.</summary>
    internal CommitSignal? Signal { get; init; }

    /// <summary>Waits for everything that <see cref="BeginAsync"/> began.</summary>
    internal Task EndAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(IDueHandler handler, TaskCompletionSource ended, CancellationToken cancellationToken)
    {
        bool progress = false;
        try
        {
            while (await DrainAsync(handler, cancellationToken).ConfigureAwait(false) is { Handled: > 0 } or { Failed: > 0 })
            {
                progress = true;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; what was not handled is handled later.
        }
        catch (Exception e)
        {
            // The database may be away for a while; what is due waits.
            LogKindFailed(_logger, handler.Kind, Redaction.Text(e.ToString()));
        }
        finally
        {
            _running.TryRemove(handler.Kind, out _);
            ended.SetResult();
            if (progress)
            {
                Signal?.RaiseDue();
            }
        }
    }

    private async Task<bool> IsDueAsync(IDueHandler handler, CancellationToken cancellationToken) =>
        (await _store.ReadDueAsync(handler.Kind, _timeProvider.GetUtcNow(), 1, cancellationToken).ConfigureAwait(false)).Count > 0;

    private async Task<(int Handled, int Failed)> DrainAsync(IDueHandler handler, CancellationToken cancellationToken)
    {
        if (!await IsDueAsync(handler, cancellationToken).ConfigureAwait(false))
        {
            return default;
        }

        IAsyncDisposable? right = await _store.TryLockAsync(handler.Kind, cancellationToken).ConfigureAwait(false);
        if (right is null)
        {
            return default;
        }

        await using (right.ConfigureAwait(false))
        {
            int handled = 0;
            IReadOnlyList<DueItem> due = await _store.ReadDueAsync(handler.Kind, _timeProvider.GetUtcNow(), PassSize, cancellationToken).ConfigureAwait(false);
            foreach (DueItem item in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                handled += await TryAsync(handler, item, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }

            return (handled, due.Count - handled);
        }
    }

    private async Task<bool> TryAsync(IDueHandler handler, DueItem item, CancellationToken cancellationToken)
    {
        try
        {
            using (_ids.EnterScope(item.EffectKey))
            {
                await handler.HandleAsync(item, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DuePostponedException postponed)
        {
            StorageTelemetry.RecordDue("postponed");
            await _store.FailAsync(item, postponed.Until, postponed.Message, CancellationToken.None).ConfigureAwait(false);
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A handler may throw anything; the item is kept and tried again.
            bool dead = item.Attempt >= _options.MaxDeliveryAttempts;
            StorageTelemetry.RecordDue(dead ? "dead" : "failed");
            LogFailed(_logger, item.Kind, item.Attempt, dead, Redaction.Text(e.ToString()));
            await _store.FailAsync(
                item,
                dead ? null : _timeProvider.GetUtcNow() + RetryBackoff.After(item.Attempt, _options),
                StorageErrors.Summarize(e),
                CancellationToken.None).ConfigureAwait(false);
            return false;
        }

        // Also when the host stops: the item at hand is finished.
        await _store.CompleteAsync(item, CancellationToken.None).ConfigureAwait(false);
        StorageTelemetry.RecordDue("handled");
        return true;
    }

    [LoggerMessage(1202, LogLevel.Error, "What is due of kind {Kind} was given up for now and is taken up again later. {Error}")]
    private static partial void LogKindFailed(ILogger logger, string kind, string error);

    [LoggerMessage(1201, LogLevel.Warning, "An item of kind {Kind} failed at attempt {Attempt}; dead: {Dead}. {Error}")]
    private static partial void LogFailed(ILogger logger, string kind, int attempt, bool dead, string error);
}
