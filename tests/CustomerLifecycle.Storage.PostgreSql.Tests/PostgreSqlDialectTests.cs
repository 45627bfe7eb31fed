using CustomerLifecycle.Testing;
using Dapper;
using Npgsql;

namespace CustomerLifecycle.Storage.PostgreSql.Tests;

public sealed class PostgreSqlDialectTests
{
    private static readonly PostgreSqlDialect Dialect = new();

    [Theory]
    [InlineData("23505", "ERROR", StorageErrorKind.UniqueViolation)]
    [InlineData("23503", "ERROR", StorageErrorKind.Other)]
    [InlineData("40001", "ERROR", StorageErrorKind.Contention)]
    [InlineData("40P01", "ERROR", StorageErrorKind.Contention)]
    [InlineData("55P03", "ERROR", StorageErrorKind.Contention)]
    [InlineData("53100", "ERROR", StorageErrorKind.Full)]
    [InlineData("53300", "FATAL", StorageErrorKind.Unavailable)]
    [InlineData("57P01", "FATAL", StorageErrorKind.Unavailable)]
    [InlineData("57P03", "FATAL", StorageErrorKind.Unavailable)]
    [InlineData("08006", "ERROR", StorageErrorKind.Unavailable)]
    [InlineData("25006", "ERROR", StorageErrorKind.Unavailable)]
    [InlineData("25P03", "FATAL", StorageErrorKind.Unavailable)]
    [InlineData("42601", "ERROR", StorageErrorKind.Other)]
    public void Errors_mean_what_the_server_says(string state, string severity, StorageErrorKind kind) =>
        Assert.Equal(kind, Dialect.Classify(new PostgresException("error", severity, severity, state)));

    [Fact]
    public void An_error_of_the_connection_means_that_the_server_is_away() => Assert.Equal(StorageErrorKind.Unavailable, Dialect.Classify(new NpgsqlException("broken pipe")));

    [Theory]
    [InlineData("Exception while reading from stream", StorageErrorKind.Contention)]
    [InlineData("Failed to connect to 192.0.2.1:5432", StorageErrorKind.Unavailable)]
    [InlineData("The connection pool has been exhausted", StorageErrorKind.Unavailable)]
    public void Only_the_time_of_a_statement_that_ran_out_is_no_lost_server(string message, StorageErrorKind kind)
    {
        NpgsqlException timeout = new(message, new TimeoutException());
        Assert.Equal((kind, kind == StorageErrorKind.Contention), (Dialect.Classify(timeout), Dialect.WaitedTooLong(timeout)));
    }

    [Fact]
    public async Task The_wait_for_a_lock_is_limited_and_set_back()
    {
        await using NpgsqlConnection connection = new(await PostgreSqlServer.CreateDatabaseAsync());
        await connection.OpenAsync();

        await Dialect.LimitLockWaitAsync(connection, TimeSpan.FromMilliseconds(1500), CancellationToken.None);
        Assert.Equal("1500ms", await connection.ExecuteScalarAsync<string>("SHOW lock_timeout"));
        await Dialect.LimitLockWaitAsync(connection, null, CancellationToken.None);
        Assert.Equal("0", await connection.ExecuteScalarAsync<string>("SHOW lock_timeout"));
    }

    [Fact]
    public void Schema_scripts_get_the_types_of_the_server_and_texts_sort_by_code_point() =>
        Assert.Equal(
            "CREATE TABLE t (a BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b BYTEA, c TEXT COLLATE \"C\" NOT NULL, context TEXT COLLATE \"C\");",
            Dialect.ExpandSchema("CREATE TABLE t (a {identity}, b {blob}, c TEXT NOT NULL, context TEXT){without_rowid};"));

    [Fact]
    public async Task A_lock_has_one_holder_over_all_connections()
    {
        string connectionString = await PostgreSqlServer.CreateDatabaseAsync();
        await using NpgsqlDataSource first = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlDataSource second = NpgsqlDataSource.Create(connectionString + ";Application Name=second");

        IAsyncDisposable held = (await Dialect.TryLockAsync(first, "name", CancellationToken.None))!;
        Assert.NotNull(held);
        Assert.Null(await Dialect.TryLockAsync(first, "name", CancellationToken.None));
        Assert.Null(await Dialect.TryLockAsync(second, "name", CancellationToken.None));
        await using (IAsyncDisposable? another = await Dialect.TryLockAsync(second, "another", CancellationToken.None))
        {
            Assert.NotNull(another);
        }

        await held.DisposeAsync();
        await using IAsyncDisposable? again = await Dialect.TryLockAsync(second, "name", CancellationToken.None);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_lock_whose_connection_ended_is_free_and_can_still_be_given_back()
    {
        string connectionString = await PostgreSqlServer.CreateDatabaseAsync();
        await using NpgsqlDataSource first = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlDataSource second = NpgsqlDataSource.Create(connectionString + ";Application Name=second");
        IAsyncDisposable held = (await Dialect.TryLockAsync(first, "name", CancellationToken.None))!;
        await using (NpgsqlConnection connection = await second.OpenConnectionAsync())
        {
            // Waits until the other backend is gone: the lock is given up before.
            await connection.ExecuteAsync("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        await using IAsyncDisposable? taken = await Dialect.TryLockAsync(second, "name", CancellationToken.None);
        Assert.NotNull(taken);
        await held.DisposeAsync();
        Assert.Null(await Dialect.TryLockAsync(first, "name", CancellationToken.None));
    }
}
