using CustomerLifecycle.Storage.ContractTests.Contracts;
using CustomerLifecycle.Storage.ContractTests.Host;
using Dapper;
using Npgsql;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>Errors that only COMMIT itself reports, as a disk that is full or a host's deferred constraint does.</summary>
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
}
