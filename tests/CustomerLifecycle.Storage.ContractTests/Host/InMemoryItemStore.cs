namespace CustomerLifecycle.Storage.ContractTests.Host;

internal sealed class InMemoryItemStore(InMemoryStorage storage) : IItemStore
{
    private readonly Dictionary<(TenantId Tenant, string Id), Item> _items = [];

    public Task<CommitResult> SaveAsync(StorageCommit commit, string id, long expectedVersion, string text, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Commit(commit, () =>
        {
            if ((_items.GetValueOrDefault((commit.Tenant, id))?.Version ?? 0) != expectedVersion)
            {
                return false;
            }

            _items[(commit.Tenant, id)] = new Item { Id = id, Version = expectedVersion + 1, Text = text };
            return true;
        }));

    public Task<Item?> FindAsync(TenantId tenant, string id) => Task.FromResult(storage.Read(() => _items.GetValueOrDefault((tenant, id))));
}
