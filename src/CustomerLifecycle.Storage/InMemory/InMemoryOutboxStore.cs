using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage;

internal sealed class InMemoryOutboxStore(Lock gate, StorageContext context, Action<DateTimeOffset> purgeKeys) : IOutboxStore, IKeptEvents
{
    private readonly InMemoryLock _right = new();
    private readonly SortedDictionary<long, OutboxEntry> _entries = [];
    private readonly SortedSet<long> _pending = [];
    private readonly Dictionary<long, DateTimeOffset> _dispatched = [];
    private readonly Dictionary<(string Handler, long Sequence), OutboxDelivery> _deliveries = [];
    private long _last;

    public Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancellationToken) => Task.FromResult(_right.TryTake());

    public Task<IReadOnlyList<OutboxEntry>> ReadPendingAsync(int take, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<OutboxEntry>>([.. _pending.Take(take).Select(sequence => _entries[sequence])]);
        }
    }

    public Task<IReadOnlyList<OutboxDelivery>> ReadWaitingAsync(IReadOnlyCollection<string> handlers, DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<OutboxDelivery>>(
            [
                .. _deliveries.Values
                    .Where(delivery => delivery.NextAt is not null && handlers.Contains(delivery.Handler))
                    .GroupBy(delivery => delivery.Line, (_, line) => line.MinBy(delivery => delivery.Sequence)!)
                    .Where(delivery => delivery.NextAt <= now)
                    .OrderBy(delivery => delivery.Sequence)
                    .ThenBy(delivery => delivery.Handler, StringComparer.Ordinal)
                    .Take(take),
            ]);
        }
    }

    public Task<IReadOnlyList<OutboxDelivery>> ReadLineAsync(OutboxLine line, long after, int take, CancellationToken cancellationToken) =>
        Task.FromResult(Read(take, delivery => delivery.NextAt is not null && delivery.Line == line && delivery.Sequence > after));

    public Task<IReadOnlySet<OutboxLine>> ReadWaitingLinesAsync(IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlySet<OutboxLine>>(
                _deliveries.Values.Where(delivery => delivery.NextAt is not null && streams.Contains(delivery.Stream)).Select(delivery => delivery.Line).ToHashSet());
        }
    }

    public Task<IReadOnlyList<OutboxDelivery>> ReadDeadLettersAsync(TenantId tenant, int take, CancellationToken cancellationToken) =>
        Task.FromResult(Read(take, delivery => delivery.NextAt is null && delivery.Tenant == tenant));

    public Task<OutboxEntry?> ReadAsync(long sequence, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(_entries.GetValueOrDefault(sequence));
        }
    }

    public Task SettleAsync(OutboxSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (OutboxDelivery delivery in settlement.Done)
            {
                _deliveries.Remove((delivery.Handler, delivery.Sequence));
            }

            foreach (OutboxDelivery delivery in settlement.Kept)
            {
                _deliveries[(delivery.Handler, delivery.Sequence)] = delivery;
            }

            foreach (long sequence in settlement.Dispatched)
            {
                _pending.Remove(sequence);
                _dispatched[sequence] = now;
            }
        }

        return Task.CompletedTask;
    }

    public Task<bool> ReplayAsync(TenantId tenant, string handler, long sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!_deliveries.TryGetValue((handler, sequence), out OutboxDelivery? delivery) || delivery.NextAt is not null || delivery.Tenant != tenant)
            {
                return Task.FromResult(false);
            }

            _deliveries[(handler, sequence)] = delivery with { Attempts = 0, NextAt = now };
            return Task.FromResult(true);
        }
    }

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            purgeKeys(KeyRetention.Before(
                before,
                [
                    .. _deliveries.Keys.Select(key => (DateTimeOffset?)_dispatched[key.Sequence]),
                    .. _pending.Select(sequence => _entries[sequence].Event?.OccurredAt),
                ]));
            HashSet<long> kept = [.. _deliveries.Keys.Select(key => key.Sequence)];
            List<long> old = [.. _dispatched.Where(pair => pair.Value < before && !kept.Contains(pair.Key)).Select(pair => pair.Key)];
            foreach (long sequence in old)
            {
                _entries.Remove(sequence);
                _dispatched.Remove(sequence);
            }

            return Task.FromResult(old.Count);
        }
    }

    public Task<IReadOnlyList<KeptEvent>> ReadKeptAsync(TenantId tenant, long after, int take, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<KeptEvent>>(
            [
                .. _deliveries.Values.Where(delivery => delivery.Tenant == tenant && delivery.Sequence > after)
                    .Select(delivery => delivery.Sequence).Distinct().Order().Take(take).Select(sequence => Kept(sequence, _entries[sequence].Event!)),
            ]);
        }
    }

    public Task RemoveKeptAsync(TenantId tenant, long sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (_entries.GetValueOrDefault(sequence)?.Tenant == tenant)
            {
                foreach ((string, long) key in _deliveries.Keys.Where(key => key.Sequence == sequence).ToList())
                {
                    _deliveries.Remove(key);
                }

                _dispatched.Remove(sequence);
                _entries.Remove(sequence);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Called under the lock.</summary>
    internal void Append(IReadOnlyList<IntegrationEvent> events)
    {
        foreach (IntegrationEvent integrationEvent in events)
        {
            _last++;
            _entries.Add(_last, new OutboxEntry { Sequence = _last, Tenant = integrationEvent.Tenant, Stream = integrationEvent.Stream, Event = integrationEvent });
            _pending.Add(_last);
        }
    }

    private KeptEvent Kept(long sequence, IntegrationEvent kept) => new(sequence, context.Catalog.NameOf(kept), context.Serializer.Serialize(kept));

    private IReadOnlyList<OutboxDelivery> Read(int take, Func<OutboxDelivery, bool> wanted)
    {
        lock (gate)
        {
            return [.. _deliveries.Values.Where(wanted).OrderBy(delivery => delivery.Sequence).ThenBy(delivery => delivery.Handler, StringComparer.Ordinal).Take(take)];
        }
    }
}
