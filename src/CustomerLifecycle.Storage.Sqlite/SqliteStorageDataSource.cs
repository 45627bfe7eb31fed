using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CustomerLifecycle.Storage.Sqlite;

/// <summary>Opens connections in WAL mode with the durability the host asked for.</summary>
internal sealed class SqliteStorageDataSource : DbDataSource
{
    private readonly string _settings;

    internal SqliteStorageDataSource(string connectionString, SqliteStorageOptions options)
    {
        SqliteConnectionStringBuilder builder = new(connectionString);
        if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:")
        {
            throw new ArgumentException("SQLite in memory is lost with its connection. Name a file, as in 'Data Source=lifecycle.db', or call UseInMemory().", nameof(connectionString));
        }

        ConnectionString = builder.ToString();
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
            Apply(connection);
            return connection;
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

    private void Apply(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandType = CommandType.Text;
#pragma warning disable CA2100 // The text is made of numbers and constants.
        command.CommandText = _settings;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
