using System.Collections.Concurrent;
using CustomerLifecycle.Events;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CustomerLifecycle.Storage;

/// <summary>Delivers committed events to the handlers: at least once, in order per stream, with back-off, and dead letters that are kept.</summary>
/// <remarks>Thread-safe. Over all processes on one database only one dispatches at a time. A failing delivery holds back the later
/// events of its stream for its handler only; other handlers and streams go on.</remarks>
public sealed partial class OutboxDispatcher : IDisposable
{
    private const int PassSize = 256;
    private const int MaxWaiting = 10_000;
    private const int MaxErrorLength = 500;

    private readonly IOutboxStore _store;
    private readonly IIntegrationEventHandler[] _handlers;
    private readonly IIdGenerator _ids;
    private readonly TimeProvider _timeProvider;
    private readonly StorageOptions _options;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;
    private readonly SemaphoreSlim _pass = new(1, 1);

    /// <summary>Creates a dispatcher.</summary>
    /// <param name="store">Where events wait.</param>
    /// <param name="handlers">Who gets them.</param>
    /// <param name="ids">The id generator; each delivery runs in a scope of its own.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="options">Attempts, delays and concurrency.</param>
    /// <param name="logger">Gets failed deliveries.</param>
    /// <exception cref="ArgumentException">Two handlers have the same name.</exception>
    public OutboxDispatcher(
        IOutboxStore store,
        IEnumerable<IIntegrationEventHandler> handlers,
        IIdGenerator ids,
        TimeProvider timeProvider,
        StorageOptions options,
        ILogger<OutboxDispatcher> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _store = store;
        _handlers = [.. handlers.OrderBy(handler => handler.Name, StringComparer.Ordinal)];
        if (_handlers.GroupBy(handler => handler.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } taken)
        {
            throw new ArgumentException($"Two event handlers are called '{taken.Key}'. Give each its own name: retries are stored under it.", nameof(handlers));
        }

        (_ids, _timeProvider, _options, _logger) = (ids, timeProvider, options, logger);
        // A first quick retry rides out a conflict with a concurrent writer without parking the stream.
        _pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<Exception>(e => e is not OperationCanceledException) })
            .Build();
    }

    /// <summary>Delivers until nothing is left that can be delivered now.</summary>
    /// <param name="cancellationToken">Stops after the deliveries at hand.</param>
    /// <returns>The number of deliveries made; 0 also when another process is dispatching.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken = default)
    {
        await _pass.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IAsyncDisposable? right = await _store.TryLockAsync(cancellationToken).ConfigureAwait(false);
            if (right is null)
            {
                return 0;
            }

            await using (right.ConfigureAwait(false))
            {
                int total = 0;
                for (int made = -1; made != 0; total += made)
                {
                    made = await PassAsync(cancellationToken).ConfigureAwait(false);
                }

                return total;
            }
        }
        finally
        {
            _pass.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pass.Dispose();

    private async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _timeProvider.GetUtcNow();
        IReadOnlyList<OutboxDelivery> waiting = await _store.ReadWaitingAsync(MaxWaiting, cancellationToken).ConfigureAwait(false);
        HashSet<(string Handler, string Stream)> blocked = [.. waiting.Select(delivery => (delivery.Handler, delivery.Stream))];
        int progress = await RetryAsync(waiting, now, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OutboxEntry> entries = await _store.ReadPendingAsync(PassSize, cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0)
        {
            return progress;
        }

        ConcurrentBag<OutboxDelivery> kept = [];
        if (_options.MaxConcurrentStreams == 1)
        {
            await DeliverAsync(entries, blocked, kept, now, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await Parallel.ForEachAsync(
                entries.GroupBy(entry => (entry.Tenant, entry.Stream)),
                new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrentStreams, CancellationToken = cancellationToken },
                // A set of its own per stream: the pairs of other streams do not matter to it.
                async (stream, token) => await DeliverAsync(stream, [.. blocked.Where(pair => string.Equals(pair.Stream, stream.Key.Stream, StringComparison.Ordinal))], kept, now, token).ConfigureAwait(false)).ConfigureAwait(false);
        }

        await _store.SettleAsync(
            new OutboxSettlement { Dispatched = [.. entries.Select(entry => entry.Sequence)], Kept = [.. kept.OrderBy(delivery => delivery.Sequence).ThenBy(delivery => delivery.Handler, StringComparer.Ordinal)] },
            now,
            cancellationToken).ConfigureAwait(false);
        return progress + entries.Count;
    }

    private async Task DeliverAsync(
        IEnumerable<OutboxEntry> entries, HashSet<(string Handler, string Stream)> blocked, ConcurrentBag<OutboxDelivery> kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (OutboxEntry entry in entries.Where(entry => entry.Event is not null))
        {
            foreach (IIntegrationEventHandler handler in _handlers)
            {
                OutboxDelivery delivery = new()
                {
                    Handler = handler.Name, Sequence = entry.Sequence, Tenant = entry.Tenant, Stream = entry.Stream, Attempts = 0, NextAt = now,
                };
                if (blocked.Contains((handler.Name, entry.Stream)))
                {
                    kept.Add(delivery);
                }
                else if (await TryAsync(handler, entry, delivery, cancellationToken).ConfigureAwait(false) is { } failed)
                {
                    kept.Add(failed);
                    if (failed.NextAt is not null)
                    {
                        blocked.Add((handler.Name, entry.Stream));
                    }
                }
            }
        }
    }

    private async Task<int> RetryAsync(IReadOnlyList<OutboxDelivery> waiting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<OutboxDelivery> kept = [];
        List<OutboxDelivery> done = [];
        foreach (IGrouping<(string Handler, string Stream), OutboxDelivery> line in waiting.GroupBy(delivery => (delivery.Handler, delivery.Stream)))
        {
            if (_handlers.FirstOrDefault(handler => string.Equals(handler.Name, line.Key.Handler, StringComparison.Ordinal)) is not { } handler)
            {
                continue;
            }

            foreach (OutboxDelivery delivery in line)
            {
                if (delivery.NextAt > now)
                {
                    break;
                }

                OutboxEntry? entry = await _store.ReadAsync(delivery.Sequence, cancellationToken).ConfigureAwait(false);
                OutboxDelivery? failed = entry?.Event is null ? null : await TryAsync(handler, entry, delivery, cancellationToken).ConfigureAwait(false);
                if (failed is null)
                {
                    done.Add(delivery);
                    continue;
                }

                kept.Add(failed);
                if (failed.NextAt is not null)
                {
                    break;
                }
            }
        }

        if (kept.Count + done.Count > 0)
        {
            await _store.SettleAsync(new OutboxSettlement { Kept = kept, Done = done }, now, cancellationToken).ConfigureAwait(false);
        }

        return done.Count;
    }

    private async Task<OutboxDelivery?> TryAsync(IIntegrationEventHandler handler, OutboxEntry entry, OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        EventDelivery attempt = new() { Event = entry.Event!.Id, Handler = handler.Name, Attempt = delivery.Attempts + 1 };
        try
        {
            await _pipeline.ExecuteAsync(
                async token =>
                {
                    using (_ids.EnterScope(handler.Name + "/" + entry.Event.Id.Value))
                    {
                        await handler.HandleAsync(entry.Event, attempt, token).ConfigureAwait(false);
                    }
                },
                cancellationToken).ConfigureAwait(false);
            StorageTelemetry.RecordDelivery("delivered");
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A handler is the host's code and may throw anything; the delivery is kept and tried again.
            bool dead = attempt.Attempt >= _options.MaxDeliveryAttempts;
            StorageTelemetry.RecordDelivery(dead ? "dead" : "failed");
            LogDeliveryFailed(_logger, handler.Name, entry.Event.GetType().Name, entry.Sequence, attempt.Attempt, dead, e);
            string error = Redaction.Text(e.GetType().Name + ": " + e.Message);
            return delivery with
            {
                Attempts = attempt.Attempt,
                NextAt = dead ? null : _timeProvider.GetUtcNow() + RetryBackoff.After(attempt.Attempt, _options),
                Error = error.Length <= MaxErrorLength ? error : error[..MaxErrorLength],
            };
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Handler {Handler} failed on {EventType} at sequence {Sequence}, attempt {Attempt}; dead letter: {Dead}.")]
    private static partial void LogDeliveryFailed(ILogger logger, string handler, string eventType, long sequence, int attempt, bool dead, Exception exception);
}
