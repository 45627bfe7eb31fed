namespace CustomerLifecycle.Storage.PostgreSql;

/// <summary>How PostgreSQL is used.</summary>
public sealed class PostgreSqlStorageOptions
{
    /// <summary>What a commit survives. Default <see cref="PostgreSqlDurability.Full"/>.</summary>
    public PostgreSqlDurability Durability { get; set; } = PostgreSqlDurability.Full;

    /// <summary>Whether processes wake each other by LISTEN and NOTIFY, which costs each one connection. Default true; without it they notice
    /// within <see cref="StorageOptions.PollInterval"/>, as behind a pooler that hands a connection to others between transactions.</summary>
    public bool Hints { get; set; } = true;
}
