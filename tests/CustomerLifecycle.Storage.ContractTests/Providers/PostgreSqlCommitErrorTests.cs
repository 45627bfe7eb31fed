using CustomerLifecycle.Storage.ContractTests.Contracts;
using CustomerLifecycle.Storage.ContractTests.Host;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>Errors that only COMMIT itself reports, as a disk that is full or a host's deferred constraint does; and waits that have no end.</summary>
public sealed class PostgreSqlCommitErrorTests() : StorageContract(PostgreSqlContracts.Storage)
{
    [Fact]
    public async Task A_member_that_fails_in_the_commit_does_not_fail_its_batch()
    {
        await using ContractHost host = await OpenAsync();
        await using (NpgsqlConnection connection = new(host.ConnectionString))
        {
            await connection.ExecuteAsync("""
                CREATE FUNCTION cl_contract_late() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF NEW.text = 'full' THEN RAISE EXCEPTION 'late' USING ERRCODE = 'disk_full'; ELSIF NEW.text = 'twice' THEN RAISE EXCEPTION 'late' USING ERRCODE = 'unique_violation'; END IF; RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER cl_contract_late AFTER INSERT ON cl_contract_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cl_contract_late()
                """);
        }

        await using WriterGate gate = await WriterGate.CloseAsync(host);

        Task<CommitResult>[] all = [.. Enumerable.Range(0, 20).Select(i => host.Items.SaveAsync(
            Change($"{i}") with { IdempotencyKey = $"key {i}", Events = [Tagged(host, $"{i}", i)] }, $"{i}", 0, i == 7 ? "full" : i == 13 ? "twice" : "fine"))];
        await gate.OpenAsync();

        StorageException full = await Assert.ThrowsAsync<StorageException>(() => all[7]);
        Assert.Equal((StorageErrorKind.Full, false), (full.Kind, full.OutcomeUnknown));
        Assert.Equal(CommitStatus.Conflict, (await all[13]).Status);
        for (int i = 0; i < all.Length; i++)
        {
            bool fine = i is not (7 or 13);
            if (fine)
            {
                Assert.Equal(CommitStatus.Committed, (await all[i]).Status);
            }

            Assert.Equal(fine, await host.Items.FindAsync(Tenant, $"{i}") is not null);
            Assert.Equal(fine, await host.Relational.FindAppliedAsync(Tenant, $"key {i}") is not null);
        }

        Assert.Equal(18, (await PendingAsync(host)).Count);
    }

    [Fact]
    public async Task What_a_transaction_of_the_host_holds_fails_the_commit_that_wants_it_and_no_other()
    {
        await using ContractHost host = await OpenAsync(builder => builder.Services.Configure<StorageOptions>(options => options.LockTimeout = TimeSpan.FromMilliseconds(200)));
        await host.Items.SaveAsync(Change("held"), "held", 0, "first");
        await using NpgsqlConnection connection = new(host.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE cl_contract_item SET text = 'host' WHERE id = 'held'", transaction: transaction);
        await host.Relational.CommitAsync(Change("other") with { IdempotencyKey = "key 21" }, transaction);

        Task<CommitResult>[] all = [.. Enumerable.Range(0, 64).Select(i => host.Items.SaveAsync(
            Change($"{i}") with { IdempotencyKey = $"key {i}", Events = [Tagged(host, $"{i}", i)] }, i is 7 or 8 ? "held" : $"{i}", i is 7 or 8 ? 1 : 0, "new"))];

        foreach (int i in new[] { 7, 8, 21 })
        {
            StorageException blocked = await Assert.ThrowsAsync<StorageException>(() => all[i]);
            Assert.Equal((StorageErrorKind.Contention, false), (blocked.Kind, blocked.OutcomeUnknown));
        }

        Assert.All(await Task.WhenAll(all.Where((_, i) => i is not (7 or 8 or 21))), result => Assert.Equal(CommitStatus.Committed, result.Status));
        Assert.Equal(61, (await PendingAsync(host)).Count);
        await transaction.RollbackAsync();
        Assert.Equal(CommitStatus.Committed, (await host.Items.SaveAsync(Change("held"), "held", 1, "mine")).Status);
    }

    [Fact]
    public async Task A_statement_without_an_end_fails_its_own_commit_and_is_not_taken_for_a_lost_server()
    {
        await using ContractHost owner = await OpenAsync();
        await using ContractHost host = owner.OpenAgain(use: builder => builder.UsePostgreSql(owner.ConnectionString + ";Command Timeout=1"));

        Task<CommitResult> slow = host.Relational.CommitAsync(Change("slow") with { Statements = [new SqlStatement("SELECT pg_sleep(600)")] });
        Task<CommitResult>[] others = [.. Enumerable.Range(0, 20).Select(i => host.Items.SaveAsync(Change($"{i}"), $"{i}", 0, ""))];

        Assert.Equal(StorageErrorKind.Contention, (await Assert.ThrowsAsync<StorageException>(() => slow)).Kind);
        Assert.All(await Task.WhenAll(others), result => Assert.Equal(CommitStatus.Committed, result.Status));
        Assert.Equal(StorageErrorKind.Contention, (await Assert.ThrowsAsync<StorageException>(() => host.Relational.QueryAsync<int>("SELECT 1 FROM pg_sleep(600)", null))).Kind);
    }
}
