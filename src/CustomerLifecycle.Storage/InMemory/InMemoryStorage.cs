using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage;

/// <summary>A storage for tests and trials: the same promises as a database, but nothing outlives the process.</summary>
/// <remarks>Thread-safe: one lock for everything, so that a commit is atomic and reads are consistent.</remarks>
public sealed class InMemoryStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(TenantId Tenant, string Key), (string? Result, DateTimeOffset CommittedAt)> _keys = [];
    private readonly TimeProvider _timeProvider;
    private readonly EventCatalog _catalog;
    private readonly IIdGenerator _ids;
    private readonly CommitSignal _signal;

    /// <summary>Creates an empty storage.</summary>
    /// <param name="context">What the suite shares within a host.</param>
    public InMemoryStorage(StorageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_catalog, _ids, _signal, _timeProvider) = (context.Catalog, context.Ids, context.Signal, context.TimeProvider);
        Outbox = new InMemoryOutboxStore(_lock, context, PurgeKeys);
        Due = new InMemoryDueStore(_lock);
        Search = new InMemoryTextSearch(_lock);
        Sequence = new InMemoryNumberSequence(_ids, _timeProvider);
    }

    internal InMemoryOutboxStore Outbox { get; }

    internal InMemoryDueStore Due { get; }

    internal InMemoryTextSearch Search { get; }

    internal InMemoryNumberSequence Sequence { get; }

    /// <summary>Applies a change with its events, due items and search entries, or nothing of it.</summary>
    /// <param name="commit">The change; its SQL statements are not looked at.</param>
    /// <param name="apply">Checks versions first and returns false, having changed nothing, when one is stale; else changes the state.
    /// Runs under the lock and must not call back.</param>
    /// <returns>What became of it.</returns>
    public CommitResult Commit(StorageCommit commit, Func<bool> apply)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentNullException.ThrowIfNull(apply);
        commit.Validate();
        // Everything that can fail happens before the state changes.
        foreach (IntegrationEvent integrationEvent in commit.Events)
        {
            _catalog.NameOf(integrationEvent);
        }

        (DueChange Change, string Stamp)[] due = [.. commit.Due.Select(change => (change, change.DueAt is null ? "" : _ids.NewGuid().ToString("N")))];
        lock (_lock)
        {
            if (commit.IdempotencyKey is { } key && _keys.TryGetValue((commit.Tenant, key), out (string? Result, DateTimeOffset CommittedAt) remembered))
            {
                return Report(new CommitResult(CommitStatus.AlreadyApplied, remembered.Result));
            }

            if (commit.Answers.Any(answer => _keys.ContainsKey((commit.Tenant, answer.Key))) || !apply())
            {
                return Report(new CommitResult(CommitStatus.Conflict));
            }

            if (commit.IdempotencyKey is not null)
            {
                _keys.Add((commit.Tenant, commit.IdempotencyKey), (commit.Result, _timeProvider.GetUtcNow()));
            }

            foreach (KeyedResult answer in commit.Answers)
            {
                _keys.Add((commit.Tenant, answer.Key), (answer.Result, _timeProvider.GetUtcNow()));
            }

            Outbox.Append(commit.Events);
            Due.Apply(commit.Tenant, due);
            Search.Apply(commit.Tenant, commit.Search);
        }

        if (commit.Wakes)
        {
            _signal.Raise(commit, _timeProvider.GetUtcNow());
        }

        return Report(new CommitResult(CommitStatus.Committed, commit.Result));
    }

    /// <summary>What an earlier commit left under its idempotency key.</summary>
    /// <param name="tenant">Whose commit it was.</param>
    /// <param name="idempotencyKey">The key.</param>
    /// <returns><see cref="CommitStatus.AlreadyApplied"/> with the remembered result; <see langword="null"/> when nothing was committed
    /// under the key.</returns>
    public CommitResult? FindApplied(TenantId tenant, string idempotencyKey)
    {
        lock (_lock)
        {
            return _keys.TryGetValue((tenant, idempotencyKey), out (string? Result, DateTimeOffset CommittedAt) applied)
                ? new CommitResult(CommitStatus.AlreadyApplied, applied.Result)
                : null;
        }
    }

    /// <summary>Reads under the lock: no commit happens meanwhile. Hand out copies.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads; must not call back.</param>
    public T Read<T>(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        lock (_lock)
        {
            return read();
        }
    }

    // Called under the lock.
    private void PurgeKeys(DateTimeOffset before)
    {
        DateTimeOffset keysBefore = KeyRetention.Before(before, Due.OldestBefore(before));
        Sequence.Purge(keysBefore);
        foreach ((TenantId, string) old in _keys.Where(pair => pair.Value.CommittedAt < keysBefore).Select(pair => pair.Key).ToList())
        {
            _keys.Remove(old);
        }
    }

    private static CommitResult Report(CommitResult result)
    {
        StorageTelemetry.RecordCommit(result.Status);
        return result;
    }
}
