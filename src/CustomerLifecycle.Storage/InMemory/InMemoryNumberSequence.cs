namespace CustomerLifecycle.Storage;

internal sealed class InMemoryNumberSequence(IIdGenerator ids, TimeProvider timeProvider) : INumberSequence
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(TenantId Tenant, string Name), long> _values = [];
    private readonly Dictionary<(TenantId Tenant, string Name, string Key), (long Number, DateTimeOffset At)> _numbers = [];

    public Task<long> NextAsync(TenantId tenant, string name, string? idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (idempotencyKey is null)
        {
            // A database names the call with an id; taking one here as well keeps a repeatable run the same on every storage.
            ids.NewGuid();
        }

        lock (_lock)
        {
            if (idempotencyKey is not null && _numbers.TryGetValue((tenant, name, idempotencyKey), out (long Number, DateTimeOffset At) given))
            {
                return Task.FromResult(given.Number);
            }

            long number = _values.GetValueOrDefault((tenant, name)) + 1;
            _values[(tenant, name)] = number;
            if (idempotencyKey is not null)
            {
                _numbers.Add((tenant, name, idempotencyKey), (number, timeProvider.GetUtcNow()));
            }

            return Task.FromResult(number);
        }
    }

    /// <summary>Forgets which numbers were given for which keys before an instant.</summary>
    internal void Purge(DateTimeOffset before)
    {
        lock (_lock)
        {
            foreach ((TenantId, string, string) old in _numbers.Where(pair => pair.Value.At < before).Select(pair => pair.Key).ToList())
            {
                _numbers.Remove(old);
            }
        }
    }
}
