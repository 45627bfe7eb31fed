namespace CustomerLifecycle.Storage.Sqlite;

/// <summary>How SQLite is used.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>What a commit survives. Default <see cref="SqliteDurability.Full"/>.</summary>
    public SqliteDurability Durability { get; set; } = SqliteDurability.Full;

    /// <summary>How long a writer waits for a writer of another process, in whole seconds rounded up. Default 30 s; from 0 to 10 min. A
    /// <c>Default Timeout</c> in the connection string prevails.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (BusyTimeout < TimeSpan.Zero || BusyTimeout > TimeSpan.FromMinutes(10))
        {
            throw new ArgumentException($"SqliteStorageOptions.BusyTimeout is {BusyTimeout}; it must be from 0 to 10 minutes.");
        }
    }
}
