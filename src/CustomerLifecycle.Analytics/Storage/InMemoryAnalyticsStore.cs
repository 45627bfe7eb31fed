using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>Keeps facts in memory, for tests and trials.</summary>
internal sealed class InMemoryAnalyticsStore(InMemoryStorage storage) : IAnalyticsStore
{
    private readonly Dictionary<(TenantId Tenant, FactKind Kind, string Id), FactDocument> _facts = [];

    public Task<FactDocument?> FindAsync(TenantId tenant, FactKind kind, string id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Read(() => _facts.GetValueOrDefault((tenant, kind, id))));
    }

    public Task<CommitStatus> SaveAsync(TenantId tenant, FactDocument document, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = (tenant, document.Kind, document.Id);
        var result = storage.Commit(
            new StorageCommit { Tenant = tenant, Stream = RelationalAnalyticsStore.StreamOf(document) },
            () =>
            {
                if ((_facts.GetValueOrDefault(key)?.Version ?? 0) != document.Version)
                {
                    return false;
                }

                _facts[key] = document with { Version = document.Version + 1 };
                return true;
            });
        return Task.FromResult(result.Status);
    }

    public Task<IReadOnlyList<FactDocument>> ReadAsync(TenantId tenant, FactKind kind, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<FactDocument>>(storage.Read(() => _facts
            .Where(fact => fact.Key.Tenant == tenant && fact.Key.Kind == kind && fact.Value.At >= from && fact.Value.At < to)
            .Select(fact => fact.Value)
            .OrderBy(fact => fact.At)
            .ThenBy(fact => fact.Id, StringComparer.Ordinal)
            .ToArray()));
    }

    public Task<DateTimeOffset?> LatestEventAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Read(() => _facts.Where(fact => fact.Key.Tenant == tenant).Max(fact => (DateTimeOffset?)fact.Value.UpTo)));
    }
}
