using Npgsql;

namespace CustomerLifecycle.Storage.PostgreSql;

/// <summary>Adds to a host's connection string what the suite needs and the host did not set.</summary>
internal static class PostgreSqlConnectionStrings
{
    // A module has some dozens of statements; prepared ones skip parsing and planning.
    private const int PreparedStatements = 200;

    // The writer, the outbox, up to four kinds of due items, the listener and a locked session keep one each while they work; a pool of fewer
    // would leave none to read with.
    private const int SmallestPool = 8;

    internal static NpgsqlConnectionStringBuilder Prepare(string connectionString, PostgreSqlStorageOptions options)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        if (string.IsNullOrWhiteSpace(builder.Host) || string.IsNullOrWhiteSpace(builder.Database))
        {
            throw new ArgumentException("The connection string names no server or no database. Give at least 'Host=...;Database=...'.", nameof(connectionString));
        }

        if (builder.Pooling && builder.MaxPoolSize < SmallestPool)
        {
            throw new ArgumentException($"Maximum Pool Size is {builder.MaxPoolSize}; the storage needs at least {SmallestPool} connections.", nameof(connectionString));
        }

        if (builder.MaxAutoPrepare == 0)
        {
            builder.MaxAutoPrepare = PreparedStatements;
            builder.AutoPrepareMinUsages = 2;
        }

        // Nothing of the suite leaves a session other than it found it, and cleaning one costs the server more than reading a row does. An open
        // transaction is rolled back all the same.
        builder.NoResetOnClose = true;

        // Set by the connection itself, so that neither the role's nor the database's settings weaken a commit unseen.
        string durability = "-c synchronous_commit=" + (options.Durability == PostgreSqlDurability.Full ? "on" : "off");
        builder.Options = string.IsNullOrEmpty(builder.Options) ? durability : builder.Options + " " + durability;
        return builder;
    }
}
