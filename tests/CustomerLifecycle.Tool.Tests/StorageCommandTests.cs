using System.Text.Json;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tool.Tests;

public sealed class StorageCommandTests
{
    private static readonly TenantId Acme = new("acme");

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_healthy_database_exits_with_0_and_shows_what_waits(string kind)
    {
        await using TestStorage storage = await TestStorage.CreateAsync(kind);
        await CommitAsync(storage, Acme, "e1", DueChange.Schedule("tickets.sla", "t1", storage.Clock.GetUtcNow() + TimeSpan.FromHours(1)));
        await CommitAsync(storage, new TenantId("other"), "e2");

        ToolRun all = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!, "--json");
        ToolRun one = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!, "--json", "--tenant", "acme");

        Assert.Equal((0, ""), (all.ExitCode, all.Error));
        Assert.Equal(2, all.Json.GetProperty("pendingEvents").GetInt64());
        Assert.Equal(1, all.Json.GetProperty("dueItems").GetInt64());
        Assert.Equal(0, all.Json.GetProperty("overdueItems").GetInt64());
        Assert.Equal(storage.Clock.GetUtcNow(), all.Json.GetProperty("oldestPendingAt").GetDateTimeOffset());
        Assert.Equal(storage.Clock.GetUtcNow() + TimeSpan.FromHours(1), all.Json.GetProperty("nextDueAt").GetDateTimeOffset());
        JsonElement core = all.Json.GetProperty("schemas").EnumerateArray().Single(schema => schema.GetProperty("module").GetString() == "core");
        Assert.Equal("current", core.GetProperty("state").GetString());
        Assert.Contains(kind == "sqlite" ? "wal synchronous=2" : "synchronous_commit=on", all.Json.GetProperty("durability").GetString());
        Assert.Equal(1, one.Json.GetProperty("pendingEvents").GetInt64());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_dead_letter_exits_with_1_and_is_delivered_again_after_a_replay(string kind)
    {
        FailingHandler handler = new();
        await using TestStorage storage = await TestStorage.CreateAsync(kind, lifecycle =>
        {
            lifecycle.ConfigureStorage(options => options.MaxDeliveryAttempts = 1);
            lifecycle.Services.AddSingleton<IIntegrationEventHandler>(handler);
        });
        await CommitAsync(storage, Acme, "e1");
        await storage.DrainAsync();

        ToolRun status = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!, "--json");
        ToolRun table = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!);

        Assert.Equal((1, 1), (status.ExitCode, table.ExitCode));
        JsonElement letter = Assert.Single(status.Json.GetProperty("deadLetters").EnumerateArray());
        Assert.Equal(("acme", "crm-sync", "customerlifecycle.customer.erased.v1"), (Text(letter, "tenant"), Text(letter, "handler"), Text(letter, "eventType")));
        Assert.Contains("The CRM is away", table.Output);
        Assert.DoesNotContain("ann@example.com", table.Output + status.Output);

        handler.Mended = true;
        string sequence = letter.GetProperty("sequence").GetRawText();
        ToolRun stranger = await ToolRun.AtAsync(storage.Clock, "storage", "replay", "--database", storage.ConnectionString!, "--tenant", "other", "--handler", "crm-sync", "--sequence", sequence);
        ToolRun replay = await ToolRun.AtAsync(storage.Clock, "storage", "replay", "--database", storage.ConnectionString!, "--tenant", "acme", "--handler", "crm-sync", "--sequence", sequence, "--json");
        await storage.DrainAsync();
        ToolRun after = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!);

        Assert.Equal(2, stranger.ExitCode);
        Assert.Contains("no such dead letter", stranger.Error);
        Assert.Equal(0, replay.ExitCode);
        Assert.Equal("crm-sync", Text(Assert.Single(replay.Json.GetProperty("letters").EnumerateArray()), "handler"));
        Assert.Equal(1, handler.Handled);
        Assert.Equal(0, after.ExitCode);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_dead_due_item_is_listed_and_runs_again_after_a_replay(string kind)
    {
        FailingDueHandler handler = new();
        await using TestStorage storage = await TestStorage.CreateAsync(kind, lifecycle =>
        {
            lifecycle.ConfigureStorage(options => options.MaxDeliveryAttempts = 1);
            lifecycle.Services.AddSingleton<IDueHandler>(handler);
        });
        await CommitAsync(storage, Acme, "e1", DueChange.Schedule(handler.Kind, "t1", storage.Clock.GetUtcNow()));
        await storage.Get<DueDispatcher>().DrainAsync();

        ToolRun status = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!, "--json");
        ToolRun table = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!);
        handler.Mended = true;
        string[] line = ["storage", "replay", "--database", storage.ConnectionString!, "--tenant", "acme", "--kind", handler.Kind, "--key", "t1"];
        ToolRun replay = await ToolRun.AtAsync(storage.Clock, line);
        ToolRun again = await ToolRun.AtAsync(storage.Clock, line);
        await storage.Get<DueDispatcher>().DrainAsync();
        ToolRun after = await ToolRun.AtAsync(storage.Clock, "storage", "status", "--database", storage.ConnectionString!);

        Assert.Equal("t1", Text(Assert.Single(status.Json.GetProperty("deadItems").EnumerateArray()), "key"));
        Assert.Contains("--kind KIND --key KEY", table.Output);
        Assert.Equal((1, 1, 0, 2, 0), (status.ExitCode, table.ExitCode, replay.ExitCode, again.ExitCode, after.ExitCode));
        Assert.Equal(1, handler.Handled);
    }

    [Fact]
    public async Task All_dead_letters_of_a_tenant_are_replayed_at_once_and_none_is_no_error()
    {
        FailingHandler handler = new();
        await using TestStorage storage = await TestStorage.CreateAsync("sqlite", lifecycle =>
        {
            lifecycle.ConfigureStorage(options => options.MaxDeliveryAttempts = 1);
            lifecycle.Services.AddSingleton<IIntegrationEventHandler>(handler);
        });
        await CommitAsync(storage, Acme, "e1");
        await CommitAsync(storage, Acme, "e2");
        await CommitAsync(storage, new TenantId("other"), "e3");
        await storage.DrainAsync();

        string[] line = ["storage", "replay", "--database", storage.ConnectionString!, "--tenant", "acme", "--all", "--json"];
        ToolRun first = await ToolRun.AtAsync(storage.Clock, line);
        ToolRun second = await ToolRun.AtAsync(storage.Clock, line);

        Assert.Equal((0, 2), (first.ExitCode, first.Json.GetProperty("letters").GetArrayLength()));
        Assert.Equal((0, 0), (second.ExitCode, second.Json.GetProperty("letters").GetArrayLength()));
    }

    [Fact]
    public async Task A_migration_creates_a_database_when_told_to_and_is_harmless_when_repeated()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("new.db");

        ToolRun refused = await ToolRun.OfAsync("storage", "migrate", "--database", file);
        ToolRun unknown = await ToolRun.OfAsync("storage", "migrate", "--database", file, "--create", "--module", "core", "--module", "nonsense");
        bool untouched = !File.Exists(file);
        ToolRun created = await ToolRun.OfAsync("storage", "migrate", "--database", file, "--create", "--json");
        ToolRun repeated = await ToolRun.OfAsync("storage", "migrate", "--database", file, "--json");
        ToolRun status = await ToolRun.OfAsync("storage", "status", "--database", file);

        Assert.Equal((2, 2, 0, 0, 0), (refused.ExitCode, unknown.ExitCode, created.ExitCode, repeated.ExitCode, status.ExitCode));
        Assert.Contains("--create", refused.Error);
        Assert.Contains("nonsense", unknown.Error);
        Assert.True(untouched);
        Assert.All(created.Json.GetProperty("schemas").EnumerateArray(), schema => Assert.Equal(0, schema.GetProperty("from").GetInt64()));
        Assert.All(repeated.Json.GetProperty("schemas").EnumerateArray(), schema => Assert.Equal(schema.GetProperty("to").GetInt64(), schema.GetProperty("from").GetInt64()));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_newer_schema_is_an_error_that_names_both_versions(string kind)
    {
        await using TestStorage storage = await TestStorage.CreateAsync(kind);
        await CommitAsync(storage, Acme, "e1");
        await storage.Get<StorageBackend>().Relational!.CommitAsync(new StorageCommit
        {
            Tenant = Acme,
            Stream = "schema",
            Statements = [new SqlStatement("INSERT INTO cl_schema (module, version, name, checksum, applied_at) VALUES ('core', 99, '099_later.sql', 'x', 0)")],
        });

        ToolRun status = await ToolRun.OfAsync("storage", "status", "--database", storage.ConnectionString!);
        ToolRun migrate = await ToolRun.OfAsync("storage", "migrate", "--database", storage.ConnectionString!);

        Assert.Equal((2, 2), (status.ExitCode, migrate.ExitCode));
        Assert.Contains("99", status.Error);
        Assert.Contains("newer program", migrate.Error);
        Assert.Empty(status.Output);
    }

    [Fact]
    public async Task A_schema_of_the_hosts_own_is_shown_and_is_no_finding()
    {
        await using TestStorage storage = await TestStorage.CreateAsync("sqlite");
        await storage.Get<StorageBackend>().Relational!.CommitAsync(new StorageCommit
        {
            Tenant = Acme,
            Stream = "schema",
            Statements = [new SqlStatement("INSERT INTO cl_schema (module, version, name, checksum, applied_at) VALUES ('shop', 3, '003_x.sql', 'x', 0)")],
        });

        ToolRun status = await ToolRun.OfAsync("storage", "status", "--database", storage.ConnectionString!);

        Assert.Equal(0, status.ExitCode);
        Assert.Contains("shop 3 (not the suite's)", status.Output);
    }

    [Fact]
    public async Task A_database_of_PostgreSQL_without_tables_says_how_to_make_them()
    {
        string database = await PostgreSqlServer.CreateDatabaseAsync();

        ToolRun before = await ToolRun.OfAsync("storage", "status", "--database", database);
        ToolRun migrate = await ToolRun.OfAsync("storage", "migrate", "--database", database, "--module", "core");
        ToolRun after = await ToolRun.OfAsync("storage", "status", "--database", database);

        Assert.Equal((2, 0, 0), (before.ExitCode, migrate.ExitCode, after.ExitCode));
        Assert.Contains("lifecycle storage migrate", before.Error);
        Assert.Contains("core: from 0 to", migrate.Output);
    }

    [Fact]
    public async Task A_file_that_is_no_database_of_the_suite_is_refused_and_left_as_it_is()
    {
        using TemporaryFolder folder = new();
        string text = folder.File("notes.txt");
        await File.WriteAllTextAsync(text, "Not a database, but long enough to look like one.");

        ToolRun missing = await ToolRun.OfAsync("storage", "status", "--database", folder.File("missing.db"));
        ToolRun wrong = await ToolRun.OfAsync("storage", "status", "--database", text);

        Assert.Equal((2, 2), (missing.ExitCode, wrong.ExitCode));
        Assert.Contains("There is no file", missing.Error);
        Assert.Contains("is no SQLite database", wrong.Error);
        Assert.Equal([text], Directory.GetFiles(folder.Path));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task CommitAsync(TestStorage storage, TenantId tenant, string id, params DueChange[] due)
    {
        CommitResult result = await storage.Get<StorageBackend>().Relational!.CommitAsync(new StorageCommit
        {
            Tenant = tenant,
            Stream = "customer/" + id,
            Due = due,
            Events = [new CustomerErased { Id = new(id), Tenant = tenant, OccurredAt = storage.Clock.GetUtcNow(), Customer = new(id) }],
        });
        Assert.Equal(CommitStatus.Committed, result.Status);
    }
}
