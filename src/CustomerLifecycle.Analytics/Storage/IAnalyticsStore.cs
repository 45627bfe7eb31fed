using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>Keeps facts. Every call is scoped by tenant. Thread-safe.</summary>
public interface IAnalyticsStore
{
    /// <summary>Reads one fact, or null.</summary>
    Task<FactDocument?> FindAsync(TenantId tenant, FactKind kind, string id, CancellationToken cancellationToken = default);

    /// <summary>Saves a fact when it is still at the version it was read at.</summary>
    /// <returns><see cref="CommitStatus.Committed"/>, or <see cref="CommitStatus.Conflict"/> when somebody else was faster.</returns>
    Task<CommitStatus> SaveAsync(TenantId tenant, FactDocument document, CancellationToken cancellationToken = default);

    /// <summary>Reads the facts of a kind that began in [<paramref name="from"/>, <paramref name="to"/>), by time and id.</summary>
    Task<IReadOnlyList<FactDocument>> ReadAsync(TenantId tenant, FactKind kind, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>When the latest event happened that any fact knows of, or null.</summary>
    Task<DateTimeOffset?> LatestEventAsync(TenantId tenant, CancellationToken cancellationToken = default);
}
