namespace CustomerLifecycle.Storage.PostgreSql;

/// <summary>What a commit survives.</summary>
public enum PostgreSqlDurability
{
    /// <summary>A commit that was acknowledged survives a crash of the server: <c>synchronous_commit = on</c>.</summary>
    Full,

    /// <summary>After a crash of the server the commits of the last moments may be missing, the database stays consistent:
    /// <c>synchronous_commit = off</c> (https://www.postgresql.org/docs/current/wal-async-commit.html).</summary>
    Asynchronous,
}
