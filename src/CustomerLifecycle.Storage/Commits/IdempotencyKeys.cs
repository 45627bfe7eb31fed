using System.Data.Common;
using Dapper;

namespace CustomerLifecycle.Storage;

/// <summary>Reads what an earlier commit left under its idempotency key.</summary>
internal static class IdempotencyKeys
{
    /// <summary>Asked whenever a commit with a key fails, whatever it fails of: on a database that is sent all statements at once, one that
    /// was applied before fails of its own rows.</summary>
    /// <returns><see langword="null"/> when the commit has no key, or nothing was committed under it.</returns>
    internal static async Task<CommitResult?> FindAsync(DbConnection connection, DbTransaction transaction, StorageCommit commit)
    {
        if (commit.IdempotencyKey is null)
        {
            return null;
        }

        IEnumerable<string?> found = await connection.QueryAsync<string?>(
            "SELECT result FROM cl_idempotency WHERE tenant = @tenant AND idem_key = @key",
            new { tenant = commit.Tenant.Value, key = commit.IdempotencyKey },
            transaction).ConfigureAwait(false);
        foreach (string? result in found)
        {
            return new CommitResult(CommitStatus.AlreadyApplied, result);
        }

        return null;
    }
}
