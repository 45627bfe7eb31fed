using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CustomerLifecycle.Storage.PostgreSql.Tests;

public sealed class PostgreSqlConnectionStringsTests
{
    private const string Database = "Host=db.example.com;Database=lifecycle;Username=app;Password=secret";

    [Theory]
    [InlineData(PostgreSqlDurability.Full, "-c synchronous_commit=on")]
    [InlineData(PostgreSqlDurability.Asynchronous, "-c synchronous_commit=off")]
    public void Durability_is_set_by_the_connection(PostgreSqlDurability durability, string options) =>
        Assert.Equal(options, Prepare(Database, durability).Options);

    [Fact]
    public void The_hosts_own_options_stay_and_ours_come_last() =>
        Assert.Equal("-c search_path=crm -c synchronous_commit=on", Prepare(Database + ";Options=-c search_path=crm").Options);

    [Fact]
    public void Statements_are_prepared_unless_the_host_has_its_own_number()
    {
        Assert.True(Prepare(Database).MaxAutoPrepare > 0);
        Assert.Equal(7, Prepare(Database + ";Max Auto Prepare=7").MaxAutoPrepare);
    }

    [Fact]
    public void What_the_host_says_stays()
    {
        NpgsqlConnectionStringBuilder prepared = Prepare(Database + ";Port=6543;Timeout=3");

        Assert.Equal(("db.example.com", 6543, "lifecycle", "app", "secret", 3), (prepared.Host, prepared.Port, prepared.Database, prepared.Username, prepared.Password, prepared.Timeout));
    }

    [Theory]
    [InlineData("Host=db", "names no server or no database")]
    [InlineData("Database=x", "names no server or no database")]
    [InlineData("Host=db;Database=x;Maximum Pool Size=7", "at least 8")]
    [InlineData("Data Source=a.db", "data source")]
    [InlineData("Hots=db", "hots")]
    [InlineData("Host=db;Port=many;Database=x", "port")]
    public void A_wrong_connection_string_is_refused_at_once(string connectionString, string wayOut) =>
        Assert.Contains(
            wayOut,
            Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddCustomerLifecycle(builder => builder.UsePostgreSql(connectionString))).Message,
            StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder Prepare(string connectionString, PostgreSqlDurability durability = PostgreSqlDurability.Full) =>
        PostgreSqlConnectionStrings.Prepare(connectionString, new PostgreSqlStorageOptions { Durability = durability });
}
