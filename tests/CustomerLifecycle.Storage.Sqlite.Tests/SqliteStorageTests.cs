using System.Data.Common;
using CustomerLifecycle.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Sqlite.Tests;

public sealed class SqliteStorageTests
{
    private static readonly StorageCommit Commit = new() { Tenant = new TenantId("tenant"), Stream = "stream", IdempotencyKey = "key" };

    [Theory]
    [InlineData(SqliteDurability.Full, 2)]
    [InlineData(SqliteDurability.Normal, 1)]
    public async Task Every_connection_writes_ahead_and_syncs_as_asked(SqliteDurability durability, long synchronous)
    {
        using TemporaryFolder folder = new();
        await using SqliteStorageDataSource file = new("Data Source=" + folder.File("a.db"), new SqliteStorageOptions { Durability = durability, BusyTimeout = TimeSpan.FromSeconds(3) });

        for (int i = 0; i < 2; i++)
        {
            await using DbConnection connection = await file.OpenConnectionAsync();
            Assert.Equal("wal", await connection.QuerySingleAsync<string>("PRAGMA journal_mode"));
            Assert.Equal(synchronous, await connection.QuerySingleAsync<long>("PRAGMA synchronous"));
            Assert.Equal(3000, await connection.QuerySingleAsync<long>("PRAGMA busy_timeout"));
        }
    }

    [Fact]
    public async Task A_writer_that_waited_long_enough_says_so_and_goes_on_later()
    {
        using TemporaryFolder folder = new();
        string connectionString = "Data Source=" + folder.File("a.db");
        await using ServiceProvider services = Compose(connectionString, options => options.BusyTimeout = TimeSpan.FromMilliseconds(10));
        RelationalStorage storage = services.GetRequiredService<StorageBackend>().Relational!;
        await storage.EnsureReadyAsync();
        await using (SqliteConnection other = new(connectionString))
        {
            await other.OpenAsync();
            await using DbTransaction writing = await other.BeginTransactionAsync();

            StorageException busy = await Assert.ThrowsAsync<StorageException>(() => storage.CommitAsync(Commit));

            Assert.Equal(StorageErrorKind.Contention, busy.Kind);
            Assert.Contains("nothing is stored", busy.Message);
        }

        Assert.Equal(CommitStatus.Committed, (await storage.CommitAsync(Commit)).Status);
    }

    [Fact]
    public async Task After_closing_the_file_alone_has_everything()
    {
        using TemporaryFolder folder = new();
        await using (ServiceProvider services = Compose("Data Source=" + folder.File("a.db")))
        {
            await services.GetRequiredService<StorageBackend>().Relational!.CommitAsync(Commit);
            Assert.True(File.Exists(folder.File("a.db-wal")));
        }

        Assert.False(File.Exists(folder.File("a.db-wal")));
        File.Move(folder.File("a.db"), folder.File("copy.db"));
        await using ServiceProvider copy = Compose("Data Source=" + folder.File("copy.db"));
        Assert.Equal(CommitStatus.AlreadyApplied, (await copy.GetRequiredService<StorageBackend>().Relational!.CommitAsync(Commit)).Status);
    }

    [Fact]
    public async Task A_lock_has_one_holder_and_its_names_are_apart()
    {
        using TemporaryFolder folder = new();
        SqliteDialect dialect = new();
        await using SqliteStorageDataSource first = new("Data Source=" + folder.File("a.db"), new SqliteStorageOptions());
        await using SqliteStorageDataSource other = new("Data Source=" + folder.File("b.db"), new SqliteStorageOptions());

        IAsyncDisposable held = (await dialect.TryLockAsync(first, "name", CancellationToken.None))!;
        Assert.NotNull(held);
        Assert.Null(await dialect.TryLockAsync(first, "name", CancellationToken.None));
        await using (IAsyncDisposable? anotherName = await dialect.TryLockAsync(first, "another", CancellationToken.None))
        await using (IAsyncDisposable? anotherFile = await dialect.TryLockAsync(other, "name", CancellationToken.None))
        {
            Assert.NotNull(anotherName);
            Assert.NotNull(anotherFile);
        }

        await held.DisposeAsync();
        await using IAsyncDisposable? again = await dialect.TryLockAsync(first, "name", CancellationToken.None);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_lock_that_cannot_be_taken_at_all_is_an_error_and_not_somebody_elses()
    {
        using TemporaryFolder folder = new();
        await using SqliteStorageDataSource file = new("Data Source=" + folder.File(new string('x', 250)), new SqliteStorageOptions());

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => new SqliteDialect().TryLockAsync(file, "name", CancellationToken.None));

        Assert.Contains("lock file", refused.Message);
    }

    [Theory]
    [InlineData(19, 2067, StorageErrorKind.UniqueViolation)]
    [InlineData(19, 1555, StorageErrorKind.UniqueViolation)]
    [InlineData(19, 1299, StorageErrorKind.Other)]
    [InlineData(5, 5, StorageErrorKind.Contention)]
    [InlineData(6, 6, StorageErrorKind.Contention)]
    [InlineData(13, 13, StorageErrorKind.Full)]
    [InlineData(10, 778, StorageErrorKind.Unavailable)]
    [InlineData(11, 11, StorageErrorKind.Unavailable)]
    [InlineData(1, 1, StorageErrorKind.Other)]
    public void Errors_mean_what_sqlite_says(int code, int extended, StorageErrorKind kind) =>
        Assert.Equal(kind, new SqliteDialect().Classify(new SqliteException("error", code, extended)));

    [Fact]
    public void Schema_scripts_get_the_types_of_sqlite() =>
        Assert.Equal(
            "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b BLOB, c TEXT) WITHOUT ROWID;",
            new SqliteDialect().ExpandSchema("CREATE TABLE t (a {identity}, b {blob}, c TEXT){without_rowid};"));

    private static ServiceProvider Compose(string connectionString, Action<SqliteStorageOptions>? configure = null) =>
        new ServiceCollection().AddCustomerLifecycle(builder => builder.UseSqlite(connectionString, configure)).BuildServiceProvider();
}
