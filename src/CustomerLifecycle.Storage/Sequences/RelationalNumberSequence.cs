namespace CustomerLifecycle.Storage;

internal sealed class RelationalNumberSequence(RelationalStorage storage, IIdGenerator ids, TimeProvider timeProvider) : INumberSequence
{
    public async Task<long> NextAsync(TenantId tenant, string name, string? idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string key = idempotencyKey ?? ids.NewGuid().ToString("N");
        while (true)
        {
            if (await ReadAsync(tenant, name, key, cancellationToken).ConfigureAwait(false) is { } number)
            {
                return number;
            }

            // Raising the counter locks its row until the number is stored under the key. A conflict means that the same key was
            // faster elsewhere; then its number is read.
            await storage.CommitAsync(
                new StorageCommit
                {
                    Tenant = tenant,
                    Stream = "sequence/" + name,
                    Statements =
                    [
                        new SqlStatement(
                            "INSERT INTO cl_sequence (tenant, name, value) VALUES (@tenant, @name, 1) ON CONFLICT (tenant, name) DO UPDATE SET value = cl_sequence.value + 1",
                            new("tenant", tenant.Value),
                            new("name", name)),
                        new SqlStatement(
                            "INSERT INTO cl_number (tenant, name, number_key, value, committed_at) SELECT tenant, name, @key, value, @now FROM cl_sequence WHERE tenant = @tenant AND name = @name",
                            new("tenant", tenant.Value),
                            new("name", name),
                            new("key", key),
                            new("now", timeProvider.GetUtcNow().UtcTicks))
                        {
                            ExpectedRows = 1,
                        },
                    ],
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<long?> ReadAsync(TenantId tenant, string name, string key, CancellationToken cancellationToken) =>
        storage.QuerySingleOrDefaultAsync<long?>(
            "SELECT value FROM cl_number WHERE tenant = @tenant AND name = @name AND number_key = @key",
            new { tenant = tenant.Value, name, key },
            cancellationToken);
}
