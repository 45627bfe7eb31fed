using System.Data.Common;
using Dapper;

namespace CustomerLifecycle.Storage;

/// <summary>Reads what an earlier commit left under its idempotency key.</summary>
internal static class IdempotencyKeys
{
    internal static async Task<CommitResult> ReadAsync(DbConnection connection, DbTransaction transaction, StorageCommit commit)
    {
        string? result = await connection.QuerySingleOrDefaultAsync<string?>(
            "SELECT result FROM cl_idempotency WHERE tenant = @tenant AND idem_key = @key",
            new { tenant = commit.Tenant.Value, key = commit.IdempotencyKey },
            transaction).ConfigureAwait(false);
        return new CommitResult(CommitStatus.AlreadyApplied, result);
    }
}
