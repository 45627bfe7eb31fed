using System.Data.Common;
using CustomerLifecycle.Storage.ContractTests.Host;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A database is brought up to date by whoever comes first, and never touched by a program that is too old for it.</summary>
public abstract class MigrationContract(string provider) : RelationalContract(provider)
{
    private static readonly (string Name, string Sql) First = ("001_first.sql", "CREATE TABLE cl_thing (tenant TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (tenant, id));\n");
    private static readonly (string Name, string Sql) Second = ("002_second.sql", "-- Rows of the first version get a colour.\nALTER TABLE cl_thing ADD COLUMN colour TEXT;\nUPDATE cl_thing SET colour = 'red';\n");

    [Fact]
    [Trait("Feature", "storage.migrations")]
    public async Task An_empty_database_gets_every_script_once()
    {
        await using ContractHost host = await OpenAsync();
        await host.Relational.EnsureReadyAsync();
        await using ContractHost again = host.OpenAgain();
        await again.Relational.EnsureReadyAsync();

        Assert.Equal(["contract 1 001_contract.sql", "core 1 001_core.sql", "core 2 002_webhooks.sql", "core 3 003_numbers.sql", "core 4 004_webhook_health.sql", "core 5 005_search_folding.sql"], await VersionsAsync(host));
    }

    [Fact]
    public async Task What_was_indexed_before_capitals_of_all_alphabets_were_folded_is_found_afterwards()
    {
        await using ContractHost host = await OpenAsync();
        await using DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync();
        foreach ((string key, string token) in new[] { ("1", "Łukasz"), ("1", "łukasz"), ("1", "ŽiŽka"), ("2", "Їжак"), ("3", "冰箱"), ("4", "ĐẶng"), ("5", "kettle") })
        {
            await connection.ExecuteAsync("INSERT INTO cl_search (tenant, scope, token, item_key) VALUES (@tenant, 'items', @token, @key)", new { tenant = Tenant.Value, token, key });
        }

        System.Reflection.Assembly assembly = typeof(StorageCommit).Assembly;
        using StreamReader script = new(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("005_search_folding.sql", StringComparison.Ordinal)))!);
        await connection.ExecuteAsync(host.Relational.Dialect.ExpandSchema(await script.ReadToEndAsync()));

        foreach ((string query, string key) in new[] { ("Łukasz žižka", "1"), ("їжак", "2"), ("冰箱", "3"), ("đặng", "4"), ("kettle", "5") })
        {
            Assert.Equal([key], await host.Search.SearchAsync(Tenant, "items", query, 10));
        }
    }

    [Fact]
    public async Task Eight_hosts_may_start_at_once()
    {
        await using ContractHost host = await OpenAsync();
        ContractHost[] hosts = [.. Enumerable.Range(0, 8).Select(_ => WithThing(host, First, Second))];

        await Task.WhenAll(hosts.Select(starting => Task.Run(async () => await starting.Relational.EnsureReadyAsync())));

        Assert.Equal(["contract 1 001_contract.sql", "core 1 001_core.sql", "core 2 002_webhooks.sql", "core 3 003_numbers.sql", "core 4 004_webhook_health.sql", "core 5 005_search_folding.sql", "thing 1 001_first.sql", "thing 2 002_second.sql"], await VersionsAsync(host));
        await Task.WhenAll(hosts.Select(starting => starting.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_new_script_changes_what_is_there()
    {
        await using ContractHost host = await OpenAsync();
        await using (ContractHost old = WithThing(host, First))
        {
            await old.Relational.CommitAsync(Change("1") with { Statements = [new SqlStatement("INSERT INTO cl_thing (tenant, id) VALUES ('tenant-a', '1')")] });
        }

        await using ContractHost current = WithThing(host, First, Second);

        Assert.Equal("red", await current.Relational.QuerySingleOrDefaultAsync<string>("SELECT colour FROM cl_thing", null));
    }

    [Fact]
    [Trait("Feature", "storage.migrations")]
    public async Task A_program_that_is_too_old_says_so_and_changes_nothing()
    {
        await using ContractHost host = await OpenAsync();
        await using (ContractHost current = WithThing(host, First, Second))
        {
            await current.Relational.EnsureReadyAsync();
        }

        await using ContractHost old = WithThing(host, First);

        SchemaVersionException refused = await Assert.ThrowsAsync<SchemaVersionException>(async () => await old.Relational.EnsureReadyAsync());
        Assert.Contains("version 2 of the schema of 'thing'", refused.Message);
        Assert.Contains("knows up to 1", refused.Message);
        Assert.Contains("Run the newer program", refused.Message);
        await Assert.ThrowsAsync<SchemaVersionException>(() => old.Relational.CommitAsync(Change("1")));
        await Assert.ThrowsAsync<SchemaVersionException>(() => old.Items.FindAsync(Tenant, "1"));
    }

    [Fact]
    public async Task A_script_that_was_changed_after_it_was_applied_is_refused()
    {
        await using ContractHost host = await OpenAsync();
        await using (ContractHost old = WithThing(host, First))
        {
            await old.Relational.EnsureReadyAsync();
        }

        await using ContractHost changed = WithThing(host, First with { Sql = First.Sql.Replace("id TEXT", "id BIGINT") }, Second);
        await using ContractHost otherLineEnds = WithThing(host, First with { Sql = First.Sql.ReplaceLineEndings("\r\n") });

        SchemaVersionException refused = await Assert.ThrowsAsync<SchemaVersionException>(async () => await changed.Relational.EnsureReadyAsync());
        Assert.Contains("001_first.sql of 'thing' differs", refused.Message);
        Assert.DoesNotContain("thing 2 002_second.sql", await VersionsAsync(host));
        await otherLineEnds.Relational.EnsureReadyAsync();
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_of_the_migration()
    {
        await using ContractHost host = await OpenAsync();
        await using ContractHost broken = WithThing(host, First, ("002_broken.sql", "CREATE TABLE cl_other (id TEXT PRIMARY KEY);\nINSERT INTO no_such_table (id) VALUES (1);"));

        StorageException failed = await Assert.ThrowsAsync<StorageException>(async () => await broken.Relational.EnsureReadyAsync());

        Assert.Contains("002_broken.sql", failed.Message);
        Assert.Equal(["contract 1 001_contract.sql", "core 1 001_core.sql", "core 2 002_webhooks.sql", "core 3 003_numbers.sql", "core 4 004_webhook_health.sql", "core 5 005_search_folding.sql"], await VersionsAsync(host));
        await using ContractHost mended = WithThing(host, First, ("002_broken.sql", "CREATE TABLE cl_other (id TEXT PRIMARY KEY);"));
        await mended.Relational.EnsureReadyAsync();
    }

    [Fact]
    public async Task Scripts_are_numbered_without_gaps()
    {
        await using ContractHost host = await OpenAsync();
        await using ContractHost gap = WithThing(host, First, ("003_third.sql", "SELECT 1;"));
        await using ContractHost none = WithThing(host);

        Assert.Contains("no 002_*.sql; found 003_third.sql", (await Assert.ThrowsAsync<SchemaVersionException>(async () => await gap.Relational.EnsureReadyAsync())).Message);
        Assert.Contains("embeds no Schema/NNN_name.sql for 'thing'", (await Assert.ThrowsAsync<SchemaVersionException>(async () => await none.Relational.EnsureReadyAsync())).Message);
    }

    [Fact]
    public async Task Two_modules_of_one_name_are_refused()
    {
        await using ContractHost host = await OpenAsync();
        await using ContractHost twice = host.OpenAgain(builder => builder.Services
            .AddStorageSchema("thing", new ScriptAssembly(First))
            .AddStorageSchema("thing", new ScriptAssembly(First)));

        SchemaVersionException refused = await Assert.ThrowsAsync<SchemaVersionException>(async () => await twice.Relational.EnsureReadyAsync());

        Assert.Contains("'thing'", refused.Message);
    }

    [Fact]
    public async Task A_module_that_is_no_longer_used_stays_as_it_is()
    {
        await using ContractHost host = await OpenAsync();
        await using (ContractHost with = WithThing(host, First))
        {
            await with.Relational.EnsureReadyAsync();
        }

        await using ContractHost without = host.OpenAgain();
        await without.Relational.EnsureReadyAsync();

        Assert.Contains("thing 1 001_first.sql", await VersionsAsync(host));
    }

    private static ContractHost WithThing(ContractHost host, params (string Name, string Sql)[] scripts) =>
        host.OpenAgain(builder => builder.Services.AddStorageSchema("thing", new ScriptAssembly(scripts)));

    private static async Task<IReadOnlyList<string>> VersionsAsync(ContractHost host)
    {
        await using DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync();
        return (await connection.QueryAsync<string>("SELECT module || ' ' || version || ' ' || name FROM cl_schema ORDER BY module, version")).AsList();
    }
}
