namespace CustomerLifecycle.Storage;

internal sealed class InMemoryNumberSequence(IIdGenerator ids) : INumberSequence
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(TenantId Tenant, string Name), long> _values = [];
    private readonly Dictionary<(TenantId Tenant, string Name, string Key), long> _numbers = [];

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
            if (idempotencyKey is not null && _numbers.TryGetValue((tenant, name, idempotencyKey), out long number))
            {
                return Task.FromResult(number);
            }

            number = _values.GetValueOrDefault((tenant, name)) + 1;
            _values[(tenant, name)] = number;
            if (idempotencyKey is not null)
            {
                _numbers.Add((tenant, name, idempotencyKey), number);
            }

            return Task.FromResult(number);
        }
    }
}
