using System.Data.Common;
using System.Globalization;
using CustomerLifecycle.Storage.Sqlite;
using Dapper;

namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>A SQLite file that may grow only so far, as on a disk that fills up.</summary>
internal sealed class LimitedSqliteDataSource(string connectionString) : DbDataSource
{
    private const long Unlimited = 1_000_000;

    private readonly SqliteStorageDataSource _inner = new(connectionString, new SqliteStorageOptions());
    private readonly List<DbConnection> _opened = [];
    private long _pages = Unlimited;

    public override string ConnectionString => _inner.ConnectionString;

    public Task FillAsync() => LimitAsync(0);

    public Task FreeAsync() => LimitAsync(Unlimited);

    protected override DbConnection CreateDbConnection() => throw new NotSupportedException();

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        DbConnection connection = await _inner.OpenConnectionAsync(cancellationToken);
        await ApplyAsync(connection);
        lock (_opened)
        {
            _opened.Add(connection);
        }

        return connection;
    }

    protected override void Dispose(bool disposing) => _inner.Dispose();

    // A limit below what the file has is set to what it has. The limit is of the connection; nothing else uses them meanwhile.
    private async Task LimitAsync(long pages)
    {
        _pages = Math.Max(1, pages);
        foreach (DbConnection connection in _opened.Where(connection => connection.State == System.Data.ConnectionState.Open))
        {
            await ApplyAsync(connection);
        }
    }

    private Task ApplyAsync(DbConnection connection) =>
        connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {_pages}"));
}
