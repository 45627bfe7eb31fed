using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Flows;

/// <summary>Remembers what was decided under a key; the first decision stands. Kept as long as idempotency keys are.</summary>
internal sealed class FlowLedger(StorageBackend storage)
{
    public async Task<string?> RecallAsync(TenantId tenant, string key, CancellationToken cancellationToken)
    {
        CommitResult? known = storage.Relational is { } database
            ? await database.FindAppliedAsync(tenant, key, cancellationToken).ConfigureAwait(false)
            : storage.Memory!.FindApplied(tenant, key);
        return known is null ? null : known.Result ?? "";
    }

    /// <returns>What stands: the value, or the one that somebody else was faster to remember.</returns>
    public async Task<string> RememberAsync(TenantId tenant, string key, string value, CancellationToken cancellationToken)
    {
        StorageCommit commit = new() { Tenant = tenant, Stream = key, IdempotencyKey = key, Result = value };
        CommitResult result = storage.Relational is { } database
            ? await database.CommitAsync(commit, cancellationToken).ConfigureAwait(false)
            : storage.Memory!.Commit(commit, () => true);
        return result.Status switch
        {
            CommitStatus.Committed => value,
            CommitStatus.AlreadyApplied => result.Result ?? "",
            _ => throw new StorageException(StorageErrorKind.Contention, "A decision of the flows could not be stored. Nothing happened; try again.", innerException: null),
        };
    }
}
