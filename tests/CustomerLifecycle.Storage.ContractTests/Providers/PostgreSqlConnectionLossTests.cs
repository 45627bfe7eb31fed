using CustomerLifecycle.Storage.ContractTests.Contracts;
using CustomerLifecycle.Storage.ContractTests.Host;
using Dapper;
using Npgsql;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>Connections that the server ends: what was acknowledged is there, what was not is sent again, and nothing happens twice.</summary>
public sealed class PostgreSqlConnectionLossTests() : StorageContract(PostgreSqlContracts.Provider)
{
    [Fact]
    public async Task Idle_connections_that_were_ended_are_replaced_unseen()
    {
        await using ContractHost host = await OpenAsync();
        await host.Items.SaveAsync(Change("1"), "1", 0, "");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.Items.FindAsync(Tenant, "1"))));

        for (int round = 0; round < 3; round++)
        {
            Assert.True(await EndConnectionsAsync(host) > 0);
            Assert.Equal(CommitStatus.Committed, (await host.Items.SaveAsync(Change($"new {round}"), $"new {round}", 0, "")).Status);
            await EndConnectionsAsync(host);
            Item?[] found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.Items.FindAsync(Tenant, "1"))));
            Assert.All(found, Assert.NotNull);
        }
    }

    [Fact]
    public async Task Under_load_every_key_is_applied_once_however_often_connections_end()
    {
        const int Writers = 8;
        const int Each = 40;
        await using ContractHost host = await OpenAsync();
        int applied = 0;
        int failed = 0;
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                // Not guarded by a version: only the key keeps it from being counted twice.
                StorageCommit commit = Change($"{writer}") with
                {
                    IdempotencyKey = $"{writer}/{i}",
                    Events = [Tagged(host, $"{writer}", i)],
                    Statements =
                    [
                        new SqlStatement(
                            "INSERT INTO cl_contract_item (tenant, id, version, text) VALUES (@tenant, @id, 1, '') ON CONFLICT (tenant, id) DO UPDATE SET version = cl_contract_item.version + 1",
                            new("tenant", Tenant.Value),
                            new("id", $"{writer}")),
                    ],
                };
                while (true)
                {
                    try
                    {
                        Assert.True((await host.Relational.CommitAsync(commit)).IsApplied);
                        Interlocked.Increment(ref applied);
                        break;
                    }
                    catch (StorageException e)
                    {
                        Assert.Equal(StorageErrorKind.Unavailable, e.Kind);
                        Interlocked.Increment(ref failed);
                    }
                }
            }
        })));
        for (int kills = 0; kills < 10 && !writing.IsCompleted; kills++)
        {
            int before = Volatile.Read(ref applied);
            await EndConnectionsAsync(host);
            while (!writing.IsCompleted && Volatile.Read(ref applied) < before + Writers)
            {
                await Task.Yield();
            }
        }

        await writing;

        for (int writer = 0; writer < Writers; writer++)
        {
            Assert.Equal(Each, (await host.Items.FindAsync(Tenant, $"{writer}"))!.Version);
        }

        Assert.Equal(Writers * Each, (await PendingAsync(host)).Count);
        Assert.Equal(Writers * Each, (await PendingAsync(host)).Select(entry => entry.Event!.Id).Distinct().Count());
    }

    [Fact]
    public async Task Members_that_were_committed_alone_are_not_committed_again_when_the_connection_ends_behind_them()
    {
        await using ContractHost host = await OpenAsync();
        await SetUpAsync(host, "CREATE FUNCTION cl_contract_contend() RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'contention' USING ERRCODE = 'serialization_failure'; END $$");
        await host.Items.SaveAsync(Change("a"), "a", 0, "");
        await using WriterGate gate = await WriterGate.CloseAsync(host);

        // In the order of their streams: a counts, b makes every member go alone, c ends the connection.
        Task<CommitResult> counts = host.Relational.CommitAsync(Change("a") with { Statements = [new SqlStatement("UPDATE cl_contract_item SET version = version + 1 WHERE id = 'a'")] });
        Task<CommitResult> contends = host.Relational.CommitAsync(Change("b") with { Statements = [new SqlStatement("SELECT cl_contract_contend()")] });
        Task<CommitResult> ends = host.Relational.CommitAsync(Change("c") with { Statements = [new SqlStatement("SELECT pg_terminate_backend(pg_backend_pid())")] });
        await gate.OpenAsync();

        Assert.Equal(CommitStatus.Committed, (await counts).Status);
        Assert.Equal(StorageErrorKind.Contention, (await Assert.ThrowsAsync<StorageException>(() => contends)).Kind);
        Assert.Equal(StorageErrorKind.Unavailable, (await Assert.ThrowsAsync<StorageException>(() => ends)).Kind);
        Assert.Equal(2, (await host.Items.FindAsync(Tenant, "a"))!.Version);
    }

    [Fact]
    public async Task A_connection_that_ends_while_the_commit_is_on_its_way_leaves_the_outcome_open_and_the_key_settles_it()
    {
        await using ContractHost host = await OpenAsync();
        // A deferred trigger runs inside COMMIT.
        await SetUpAsync(host, """
            CREATE FUNCTION cl_contract_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER cl_contract_end AFTER INSERT ON cl_contract_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cl_contract_end()
            """);
        StorageCommit commit = Change("1") with { IdempotencyKey = "key", Result = "result" };

        StorageException open = await Assert.ThrowsAsync<StorageException>(() => host.Items.SaveAsync(commit, "1", 0, ""));
        Assert.Equal((StorageErrorKind.Unavailable, true), (open.Kind, open.OutcomeUnknown));
        Assert.Contains("the same idempotency key", open.Message);
        await SetUpAsync(host, "DROP TRIGGER cl_contract_end ON cl_contract_item");

        Assert.True((await host.Items.SaveAsync(commit, "1", 0, "")).IsApplied);
        Assert.Equal(1, (await host.Items.FindAsync(Tenant, "1"))!.Version);
    }

    [Fact]
    public async Task A_dispatcher_whose_lock_was_ended_goes_on()
    {
        int delivered = 0;
        ContractHost? opened = null;
        await using ContractHost host = opened = await OpenAsync(builder => builder.OnEvent("handler", async (_, _) =>
        {
            if (Interlocked.Increment(ref delivered) == 1)
            {
                await EndConnectionsAsync(opened!);
            }
        }));
        await PublishAsync(host, "1", [1, 2]);

        await host.Dispatcher.DrainAsync();
        await PublishAsync(host, "1", [3]);
        await host.Dispatcher.DrainAsync();

        Assert.Equal(3, delivered);
    }

    [Fact]
    public async Task A_server_that_is_away_is_a_clear_error()
    {
        await using ContractHost owner = await OpenAsync();
        NpgsqlConnectionStringBuilder nowhere = new(owner.ConnectionString) { Database = "no_such_database" };
        await using ContractHost host = owner.OpenAgain(use: builder => Microsoft.Extensions.DependencyInjection.PostgreSqlBuilderExtensions.UsePostgreSql(builder, nowhere.ConnectionString));

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => host.Items.SaveAsync(Change("1"), "1", 0, ""));

        Assert.Equal((StorageErrorKind.Unavailable, false), (refused.Kind, refused.OutcomeUnknown));
        Assert.Contains("cannot be reached", refused.Message);
    }

    private static async Task<int> EndConnectionsAsync(ContractHost host)
    {
        // A connection of its own, outside the host's pools.
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(host.ConnectionString) { Pooling = false }.ConnectionString);
        return (int)await connection.QuerySingleAsync<long>(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private static async Task SetUpAsync(ContractHost host, string sql)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(host.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
