using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CustomerLifecycle.Storage.Sqlite;

/// <summary>Opens connections in WAL mode with the durability the host asked for.</summary>
internal sealed class SqliteStorageDataSource : DbDataSource
{
    private readonly string _settings;
    private readonly string _folder;

    // The driver's pool hands a connection out again with the settings it has.
    private readonly ConditionalWeakTable<sqlite3, object> _configured = [];

    internal SqliteStorageDataSource(string connectionString, SqliteStorageOptions options)
    {
        SqliteConnectionStringBuilder builder = SqliteConnectionStrings.Prepare(connectionString, options);
        ConnectionString = builder.ConnectionString;
        _folder = Path.GetDirectoryName(builder.DataSource)!;
        _settings = string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA journal_mode = WAL; PRAGMA synchronous = {(options.Durability == SqliteDurability.Full ? "FULL" : "NORMAL")};");
    }

    public override string ConnectionString { get; }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        SqliteConnection connection = new(ConnectionString);
        try
        {
            connection.Open();
            if (!_configured.TryGetValue(connection.Handle!, out _))
            {
                Apply(connection);
                _configured.Add(connection.Handle!, this);
            }

            return connection;
        }
        catch (SqliteException e) when (!Directory.Exists(_folder))
        {
            connection.Dispose();
            throw new StorageException(StorageErrorKind.Unavailable, $"The folder of the database does not exist: {_folder}. Create it; the file itself is created by the storage.", e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // The driver is in-process; its asynchronous methods run synchronously.
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(OpenDbConnection());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseIdle();
        }

        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        CloseIdle();
        return base.DisposeAsyncCore();
    }

    // Pooled connections keep the file open, and the last of them brings the log into the database when it closes.
    private void CloseIdle()
    {
        using SqliteConnection connection = new(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private void Apply(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is made of numbers and constants.
        command.CommandText = _settings;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
