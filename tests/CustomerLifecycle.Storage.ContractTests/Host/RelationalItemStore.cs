namespace CustomerLifecycle.Storage.ContractTests.Host;

internal sealed class RelationalItemStore(RelationalStorage storage) : IItemStore
{
    public Task<CommitResult> SaveAsync(StorageCommit commit, string id, long expectedVersion, string text, CancellationToken cancellationToken = default) =>
        storage.CommitAsync(commit with { Statements = [.. commit.Statements, Save(commit.Tenant, id, expectedVersion, text)] }, cancellationToken);

    public Task<Item?> FindAsync(TenantId tenant, string id) => storage.QuerySingleOrDefaultAsync<Item>(
        "SELECT id, version, text FROM cl_contract_item WHERE tenant = @tenant AND id = @id", new { tenant = tenant.Value, id });

    internal static SqlStatement Save(TenantId tenant, string id, long expectedVersion, string text) => expectedVersion == 0
        ? new SqlStatement(
            "INSERT INTO cl_contract_item (tenant, id, version, text) VALUES (@tenant, @id, 1, @text)",
            new("tenant", tenant.Value),
            new("id", id),
            new("text", text))
        : new SqlStatement(
            "UPDATE cl_contract_item SET version = version + 1, text = @text WHERE tenant = @tenant AND id = @id AND version = @expected",
            new("tenant", tenant.Value),
            new("id", id),
            new("text", text),
            new("expected", expectedVersion))
        {
            ExpectedRows = 1,
        };
}
