using CustomerLifecycle.Storage.ContractTests.Contracts;
using CustomerLifecycle.Storage.ContractTests.Host;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>A database that sorts as people of a country do gives the same order as every other.</summary>
public sealed class PostgreSqlCollationTests() : StorageContract(PostgreSqlContracts.Provider)
{
    [Fact]
    public async Task The_order_of_texts_does_not_depend_on_the_database()
    {
        await using ContractHost owner = await OpenAsync();
        NpgsqlConnectionStringBuilder english = new(owner.ConnectionString);
        english.Database += "_english";
        await using (NpgsqlConnection connection = new(owner.ConnectionString))
        {
            await connection.ExecuteAsync($"CREATE DATABASE {english.Database} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
            Assert.Equal("a", await ScalarAsync(english, "SELECT MIN(x) FROM (VALUES ('a'), ('B')) v (x)"));
        }

        await using ContractHost host = owner.OpenAgain(use: builder => builder.UsePostgreSql(english.ConnectionString));
        await host.Items.SaveAsync(
            Change("1") with
            {
                Search = [.. new[] { "a", "B", "b", "_", "Z" }.Select(key => new SearchEntry("items", key, "x"))],
                Due = [.. new[] { "a", "B" }.Select(key => DueChange.Schedule("contract", key, host.Clock.GetUtcNow()))],
            },
            "1",
            0,
            "");

        Assert.Equal(["b", "a", "_", "Z", "B"], await host.Search.SearchAsync(Tenant, "items", "x", 10));
        Assert.Equal(["B", "a"], (await host.DueStore.ReadDueAsync("contract", host.Clock.GetUtcNow(), 10, CancellationToken.None)).Select(item => item.Key));
        await host.Items.SaveAsync(Change("B"), "B", 0, "");
        await host.Items.SaveAsync(Change("a"), "a", 0, "");
        Assert.Equal(["1", "B", "a"], await host.Relational.QueryAsync<string>("SELECT id FROM cl_contract_item ORDER BY id", null));
    }

    private static async Task<string?> ScalarAsync(NpgsqlConnectionStringBuilder database, string sql)
    {
        await using NpgsqlConnection connection = new(database.ConnectionString);
        return await connection.QuerySingleAsync<string>(sql);
    }
}
