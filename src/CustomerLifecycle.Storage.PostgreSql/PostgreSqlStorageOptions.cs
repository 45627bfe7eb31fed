namespace CustomerLifecycle.Storage.PostgreSql;

/// <summary>How PostgreSQL is used.</summary>
public sealed class PostgreSqlStorageOptions
{
    /// <summary>What a commit survives. Default <see cref="PostgreSqlDurability.Full"/>.</summary>
    public PostgreSqlDurability Durability { get; set; } = PostgreSqlDurability.Full;
}
