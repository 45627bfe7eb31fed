using Microsoft.Data.Sqlite;

namespace CustomerLifecycle.Storage.Sqlite;

/// <summary>Checks a host's connection string, and adds what the suite needs and the host did not set.</summary>
internal static class SqliteConnectionStrings
{
    internal static SqliteConnectionStringBuilder Prepare(string connectionString, SqliteStorageOptions options)
    {
        SqliteConnectionStringBuilder builder = new(connectionString);
        if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:")
        {
            throw new ArgumentException("SQLite in memory is lost with its connection. Name a file, as in 'Data Source=lifecycle.db', or call UseInMemory().", nameof(connectionString));
        }

        if (builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The data source is a URI. Name the file by its path, as in 'Data Source=lifecycle.db'.", nameof(connectionString));
        }

        if (builder.Mode == SqliteOpenMode.ReadOnly)
        {
            throw new ArgumentException("The storage writes. Leave out 'Mode=ReadOnly'.", nameof(connectionString));
        }

        if (builder.Cache == SqliteCacheMode.Shared)
        {
            throw new ArgumentException("A shared cache makes readers wait for writers. Leave out 'Cache=Shared': in WAL mode they do not.", nameof(connectionString));
        }

        // The file stays the same when the process changes its current folder. The driver, too, starts from DataDirectory when there is one.
        string start = AppContext.GetData("DataDirectory") is string { Length: > 0 } folder ? folder : Environment.CurrentDirectory;
        builder.DataSource = Path.GetFullPath(builder.DataSource, Path.GetFullPath(start));
        if (!connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase))
        {
            // The driver tries on its own, in whole seconds, after SQLite has given up.
            builder.DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds));
        }

        return builder;
    }
}
