using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Asks what an earlier commit left under an idempotency key, by a commit that can only be answered from memory.</summary>
internal static class Recall
{
    internal static async Task<string?> FromAsync(RelationalStorage storage, TenantId tenant, string key, CancellationToken cancellationToken)
    {
        SqlStatement never = new("UPDATE cl_customers_records SET version = version WHERE 1 = 0") { ExpectedRows = 1 };
        return Answer(await storage.CommitAsync(Commit(tenant, key) with { Statements = [never] }, cancellationToken).ConfigureAwait(false));
    }

    internal static string? From(InMemoryStorage storage, TenantId tenant, string key) => Answer(storage.Commit(Commit(tenant, key), () => false));

    private static StorageCommit Commit(TenantId tenant, string key) => new() { Tenant = tenant, Stream = "recall", IdempotencyKey = key };

    private static string? Answer(CommitResult result) => result.Status == CommitStatus.AlreadyApplied ? result.Result ?? "" : null;
}
