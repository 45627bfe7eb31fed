namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>A module's store in small: written once over SQL and once in memory, as the modules of the suite do.</summary>
public interface IItemStore
{
    /// <summary>Stores an item with everything else in the commit; version 0 is expected of an item that is new.</summary>
    Task<CommitResult> SaveAsync(StorageCommit commit, string id, long expectedVersion, string text, CancellationToken cancellationToken = default);

    Task<Item?> FindAsync(TenantId tenant, string id);
}
