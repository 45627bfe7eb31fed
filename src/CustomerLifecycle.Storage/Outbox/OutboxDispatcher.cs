using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
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

    private readonly IOutboxStore _store;
    private readonly IIntegrationEventHandler[] _handlers;
    private readonly string[] _names;
    private readonly IOutboxSource[] _sources;
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
    /// <param name="sources">Who has events that are not in the outbox yet.</param>
    /// <exception cref="ArgumentException">Two handlers have the same name.</exception>
    public OutboxDispatcher(
        IOutboxStore store,
        IEnumerable<IIntegrationEventHandler> handlers,
        IIdGenerator ids,
        TimeProvider timeProvider,
        StorageOptions options,
        ILogger<OutboxDispatcher> logger,
        IEnumerable<IOutboxSource>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _store = store;
        _handlers = [.. handlers.OrderBy(handler => handler.Name, StringComparer.Ordinal)];
        if (_handlers.GroupBy(handler => handler.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } taken)
        {
            throw new ArgumentException($"Two event handlers are called '{taken.Key}'. Give each its own name: retries are stored under it.", nameof(handlers));
        }

        _sources = [.. sources ?? []];
        _names = [.. _handlers.Select(handler => handler.Name)];
        (_ids, _timeProvider, _options, _logger) = (ids, timeProvider, options, logger);
        // A first quick retry rides out a conflict with a concurrent writer without parking the stream.
        _pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<Exception>(e => e is not OperationCanceledException) })
            .Build();
    }

    /// <summary>Delivers until nothing is left that can be delivered now.</summary>
    /// <param name="cancellationToken">Stops after the deliveries at hand.</param>
    /// <returns>The number of events and retried deliveries that were dealt with; 0 also when another process is dispatching.</returns>
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
                return await PassesAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _pass.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pass.Dispose();

    private async Task<int> PassesAsync(CancellationToken cancellationToken)
    {
        int total = 0;
        ExceptionDispatchInfo? failure = null;
        for (int made = -1; made != 0; total += made)
        {
            made = await PassAsync(cancellationToken).ConfigureAwait(false);
            foreach (IOutboxSource source in failure is null ? _sources : [])
            {
                try
                {
                    made += await source.FillAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // What is in the outbox, also what the source had put there, is delivered all the same, and then the failure is told.
                    failure = ExceptionDispatchInfo.Capture(e);
                    made++;
                }
            }
        }

        failure?.Throw();
        return total;
    }

    private async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _timeProvider.GetUtcNow();
        int retried = await RetryAsync(now, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OutboxEntry> entries = await _store.ReadPendingAsync(PassSize, cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0)
        {
            return retried;
        }

        IReadOnlySet<OutboxLine> waiting = await _store.ReadWaitingLinesAsync(
            [.. entries.Select(entry => entry.Stream).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        ConcurrentBag<OutboxDelivery> kept = [];
        ConcurrentBag<long> dispatched = [];
        try
        {
            await ForEachStreamAsync(
                entries.GroupBy(entry => (entry.Tenant, entry.Stream)),
                async (stream, token) => await DeliverAsync(stream, waiting, kept, dispatched, now, token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also when the host stops: what was delivered need not be delivered again.
            await SettleAsync(kept, [], dispatched, now).ConfigureAwait(false);
        }

        return retried + entries.Count;
    }

    private async Task DeliverAsync(
        IEnumerable<OutboxEntry> stream,
        IReadOnlySet<OutboxLine> waiting,
        ConcurrentBag<OutboxDelivery> kept,
        ConcurrentBag<long> dispatched,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        HashSet<OutboxLine> failing = [];
        foreach (OutboxEntry entry in stream)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<OutboxDelivery> ofEntry = [];
            foreach (IIntegrationEventHandler handler in entry is { Event: null, Unreadable: null } ? [] : _handlers)
            {
                OutboxDelivery delivery = new()
                {
                    Handler = handler.Name, Sequence = entry.Sequence, Tenant = entry.Tenant, Stream = entry.Stream, Attempts = 0, NextAt = now,
                };
                if (waiting.Contains(delivery.Line) || failing.Contains(delivery.Line))
                {
                    ofEntry.Add(delivery);
                }
                else if (await TryAsync(handler, entry, delivery, cancellationToken).ConfigureAwait(false) is { } failed)
                {
                    ofEntry.Add(failed);
                    if (failed.NextAt is not null)
                    {
                        failing.Add(delivery.Line);
                    }
                }
            }

            // An entry is settled with all its handlers or not at all.
            ofEntry.ForEach(kept.Add);
            dispatched.Add(entry.Sequence);
        }
    }

    private async Task<int> RetryAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxDelivery> due = await _store.ReadWaitingAsync(_names, now, PassSize, cancellationToken).ConfigureAwait(false);
        if (due.Count == 0)
        {
            return 0;
        }

        ConcurrentBag<OutboxDelivery> kept = [];
        ConcurrentBag<OutboxDelivery> done = [];
        try
        {
            await ForEachStreamAsync(
                due.GroupBy(delivery => (delivery.Tenant, delivery.Stream)),
                async (stream, token) =>
                {
                    foreach (OutboxDelivery head in stream)
                    {
                        if (await RetryAsync(head, kept, done, token).ConfigureAwait(false))
                        {
                            await RetryLineAsync(head, kept, done, now, token).ConfigureAwait(false);
                        }
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await SettleAsync(kept, done, [], now).ConfigureAwait(false);
        }

        // A letter that died is progress as well: what waited behind it has its turn.
        return done.Count + kept.Count(delivery => delivery.NextAt is null);
    }

    /// <returns>True when it is done.</returns>
    private async Task<bool> RetryAsync(OutboxDelivery delivery, ConcurrentBag<OutboxDelivery> kept, ConcurrentBag<OutboxDelivery> done, CancellationToken cancellationToken)
    {
        IIntegrationEventHandler handler = _handlers[Array.IndexOf(_names, delivery.Handler)];
        OutboxEntry? entry = await _store.ReadAsync(delivery.Sequence, cancellationToken).ConfigureAwait(false);
        if (entry is { Event: not null } or { Unreadable: not null } && await TryAsync(handler, entry, delivery, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            kept.Add(failed);
            return false;
        }

        done.Add(delivery);
        return true;
    }

    // The handler is back: what waits behind need not wait for a look and a settlement each.
    private async Task RetryLineAsync(OutboxDelivery head, ConcurrentBag<OutboxDelivery> kept, ConcurrentBag<OutboxDelivery> done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (OutboxDelivery next in await _store.ReadLineAsync(head.Line, head.Sequence, PassSize, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // One that was tried before, and stands behind a letter that was replayed, keeps its back-off.
            bool isTooEarly = next.Attempts > 0 && next.NextAt > now;
            if (isTooEarly || !await RetryAsync(next, kept, done, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task SettleAsync(ConcurrentBag<OutboxDelivery> kept, ConcurrentBag<OutboxDelivery> done, ConcurrentBag<long> dispatched, DateTimeOffset now)
    {
        if (!kept.IsEmpty || !done.IsEmpty || !dispatched.IsEmpty)
        {
            OutboxSettlement settlement = new() { Kept = InOrder(kept), Done = InOrder(done), Dispatched = [.. dispatched.Order()] };
            await _store.SettleAsync(settlement, now, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static OutboxDelivery[] InOrder(IEnumerable<OutboxDelivery> deliveries) =>
        [.. deliveries.OrderBy(delivery => delivery.Sequence).ThenBy(delivery => delivery.Handler, StringComparer.Ordinal)];

    private async Task ForEachStreamAsync<TStream>(IEnumerable<TStream> streams, Func<TStream, CancellationToken, ValueTask> body, CancellationToken cancellationToken)
    {
        if (_options.MaxConcurrentStreams > 1)
        {
            ParallelOptions options = new() { MaxDegreeOfParallelism = _options.MaxConcurrentStreams, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(streams, options, body).ConfigureAwait(false);
            return;
        }

        foreach (TStream stream in streams)
        {
            await body(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>What is to be kept; <see langword="null"/> when the event was delivered.</returns>
    private async Task<OutboxDelivery?> TryAsync(IIntegrationEventHandler handler, OutboxEntry entry, OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        if (entry.Event is null)
        {
            LogUnreadable(_logger, entry.Sequence, handler.Name);
            return delivery with { NextAt = null, Error = entry.Unreadable };
        }

        EventDelivery attempt = new() { Event = entry.Event.Id, Handler = handler.Name, Attempt = delivery.Attempts + 1 };
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
            LogDeliveryFailed(_logger, handler.Name, entry.Event.GetType().Name, entry.Sequence, attempt.Attempt, dead, Redaction.Text(e.ToString()));
            return delivery with
            {
                Attempts = attempt.Attempt,
                NextAt = dead ? null : _timeProvider.GetUtcNow() + RetryBackoff.After(attempt.Attempt, _options),
                Error = StorageErrors.Summarize(e),
            };
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Handler {Handler} failed on {EventType} at sequence {Sequence}, attempt {Attempt}; dead letter: {Dead}. {Error}")]
    private static partial void LogDeliveryFailed(ILogger logger, string handler, string eventType, long sequence, int attempt, bool dead, string error);

    [LoggerMessage(1102, LogLevel.Error, "The event at sequence {Sequence} cannot be read and is a dead letter of {Handler}. Replay it with a program that can read it.")]
    private static partial void LogUnreadable(ILogger logger, long sequence, string handler);
}
