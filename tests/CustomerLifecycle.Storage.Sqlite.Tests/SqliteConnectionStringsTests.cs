using CustomerLifecycle.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Sqlite.Tests;

public sealed class SqliteConnectionStringsTests
{
    [Theory]
    [InlineData("Data Source=:memory:", "UseInMemory()")]
    [InlineData("Data Source=x;Mode=Memory", "UseInMemory()")]
    [InlineData("", "")]
    [InlineData("Mode=ReadWrite", "Name a file")]
    [InlineData("Data Source=file:a.db?cache=shared", "by its path")]
    [InlineData("Data Source=a.db;Mode=ReadOnly", "Mode=ReadOnly")]
    [InlineData("Data Source=a.db;Cache=Shared", "Cache=Shared")]
    [InlineData("Server=a.db", "server")]
    public void A_wrong_connection_string_is_refused_at_once_with_the_way_out(string connectionString, string wayOut) =>
        Assert.Contains(wayOut, Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddCustomerLifecycle(builder => builder.UseSqlite(connectionString))).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(601)]
    public void A_wait_out_of_range_is_refused_by_name(int seconds) =>
        Assert.Contains("BusyTimeout", Assert.Throws<ArgumentException>(() => new ServiceCollection().AddCustomerLifecycle(builder =>
            builder.UseSqlite("Data Source=a.db", options => options.BusyTimeout = TimeSpan.FromSeconds(seconds)))).Message);

    [Fact]
    public void The_file_does_not_depend_on_the_current_folder_of_later()
    {
        SqliteConnectionStringBuilder prepared = SqliteConnectionStrings.Prepare("Data Source=some/../a.db;Password=p", new SqliteStorageOptions());

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "a.db"), prepared.DataSource);
        Assert.Equal("p", prepared.Password);
        Assert.Equal(prepared.ConnectionString, SqliteConnectionStrings.Prepare(prepared.ConnectionString, new SqliteStorageOptions()).ConnectionString);
    }

    [Theory]
    [InlineData("Data Source=a.db", 0, 1)]
    [InlineData("Data Source=a.db", 1.5, 2)]
    [InlineData("Data Source=a.db;Default Timeout=7", 1.5, 7)]
    public void The_driver_waits_as_long_as_the_option_says(string connectionString, double seconds, int expected) =>
        Assert.Equal(expected, SqliteConnectionStrings.Prepare(connectionString, new SqliteStorageOptions { BusyTimeout = TimeSpan.FromSeconds(seconds) }).DefaultTimeout);

    [Fact]
    public async Task A_folder_that_is_missing_is_named()
    {
        using TemporaryFolder folder = new();
        await using ServiceProvider services = new ServiceCollection()
            .AddCustomerLifecycle(builder => builder.UseSqlite("Data Source=" + Path.Combine(folder.Path, "missing", "a.db")))
            .BuildServiceProvider();

        StorageException missing = await Assert.ThrowsAsync<StorageException>(async () => await services.GetRequiredService<StorageBackend>().Relational!.EnsureReadyAsync());

        Assert.Contains("The folder of the database does not exist: " + Path.Combine(folder.Path, "missing"), missing.Message);
    }
}
