namespace CustomerLifecycle.Storage;

internal sealed class InMemoryDueStore(Lock gate) : IDueStore
{
    private readonly Dictionary<string, InMemoryLock> _rights = new(StringComparer.Ordinal);
    private readonly Dictionary<(TenantId Tenant, string Kind, string Key), Entry> _entries = [];

    public Task<IAsyncDisposable?> TryLockAsync(string kind, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!_rights.TryGetValue(kind, out InMemoryLock? right))
            {
                _rights.Add(kind, right = new InMemoryLock());
            }

            return Task.FromResult(right.TryTake());
        }
    }

    public Task<IReadOnlyList<DueItem>> ReadDueAsync(string kind, DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<DueItem>>(
            [
                .. _entries.Values
                    .Where(entry => entry.RunAt <= now && string.Equals(entry.Item.Kind, kind, StringComparison.Ordinal))
                    .OrderBy(entry => entry.RunAt)
                    .ThenBy(entry => entry.Item.Tenant.Value, StringComparer.Ordinal)
                    .ThenBy(entry => entry.Item.Key, StringComparer.Ordinal)
                    .Take(take)
                    .Select(entry => entry.Item),
            ]);
        }
    }

    public Task CompleteAsync(DueItem item, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (IsCurrent(item))
            {
                _entries.Remove(KeyOf(item));
            }
        }

        return Task.CompletedTask;
    }

    public Task FailAsync(DueItem item, DateTimeOffset? retryAt, string error, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (IsCurrent(item))
            {
                // A dead item keeps the number of its last attempt.
                _entries[KeyOf(item)] = new Entry(item with { Attempt = retryAt is null ? item.Attempt : item.Attempt + 1, Error = error }, retryAt);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DueItem>> ReadDeadAsync(TenantId tenant, int take, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<DueItem>>(
            [
                .. _entries.Values
                    .Where(entry => entry.RunAt is null && entry.Item.Tenant == tenant)
                    .Select(entry => entry.Item)
                    .OrderBy(item => item.Kind, StringComparer.Ordinal)
                    .ThenBy(item => item.Key, StringComparer.Ordinal)
                    .Take(take),
            ]);
        }
    }

    public Task<bool> ReplayAsync(TenantId tenant, string kind, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!_entries.TryGetValue((tenant, kind, key), out Entry? entry) || entry.RunAt is not null)
            {
                return Task.FromResult(false);
            }

            _entries[(tenant, kind, key)] = new Entry(entry.Item with { Attempt = 1 }, now);
            return Task.FromResult(true);
        }
    }

    public Task<DateTimeOffset?> NextAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(_entries.Values.Where(entry => kinds.Contains(entry.Item.Kind)).Min(entry => entry.RunAt));
        }
    }

    /// <summary>When the oldest item became due, of those that did before an instant. Called under the lock.</summary>
    internal DateTimeOffset? OldestBefore(DateTimeOffset before) => _entries.Values.Select(entry => (DateTimeOffset?)entry.Item.DueAt).Where(due => due < before).Min();

    /// <summary>Called under the lock.</summary>
    internal void Apply(TenantId tenant, IEnumerable<(DueChange Change, string Stamp)> changes)
    {
        foreach ((DueChange change, string stamp) in changes)
        {
            if (change.DueAt is { } dueAt)
            {
                DueItem item = new() { Tenant = tenant, Kind = change.Kind, Key = change.Key, DueAt = dueAt.ToUniversalTime(), Payload = change.Payload, Attempt = 1, Stamp = stamp };
                _entries[KeyOf(item)] = new Entry(item, item.DueAt);
            }
            else
            {
                _entries.Remove((tenant, change.Kind, change.Key));
            }
        }
    }

    private static (TenantId Tenant, string Kind, string Key) KeyOf(DueItem item) => (item.Tenant, item.Kind, item.Key);

    private bool IsCurrent(DueItem item) =>
        _entries.TryGetValue(KeyOf(item), out Entry? entry) && string.Equals(entry.Item.Stamp, item.Stamp, StringComparison.Ordinal);

    /// <summary>An item; no time to run means that it is dead.</summary>
    private sealed record Entry(DueItem Item, DateTimeOffset? RunAt);
}
