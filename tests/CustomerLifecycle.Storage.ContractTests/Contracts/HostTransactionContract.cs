using System.Data.Common;
using CustomerLifecycle.Storage.ContractTests.Host;
using Dapper;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A change can be part of the host's own transaction: it happens when the host's does.</summary>
public abstract class HostTransactionContract(string provider) : RelationalContract(provider)
{
    [Fact]
    [Trait("Feature", "storage.host-transaction")]
    public async Task The_change_and_its_event_happen_when_the_host_commits()
    {
        await using ContractHost host = await OpenAsync();
        await using (DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync())
        await using (DbTransaction transaction = await connection.BeginTransactionAsync())
        {
            await HostWritesAsync(transaction, "host 1");
            Assert.Equal(new CommitResult(CommitStatus.Committed, "result"), await host.Relational.CommitAsync(Everything(host, "1", "key"), transaction));
            Assert.Equal(CommitStatus.Committed, (await host.Relational.CommitAsync(Everything(host, "2", "another key"), transaction)).Status);
            Assert.Null(await host.Items.FindAsync(Tenant, "1"));
            Assert.Empty(await PendingAsync(host));
            await transaction.CommitAsync();
        }

        Assert.NotNull(await host.Items.FindAsync(Tenant, "host 1"));
        Assert.NotNull(await host.Items.FindAsync(Tenant, "1"));
        Assert.Equal([Tagged(host, "1", 1), Tagged(host, "2", 1)], (await PendingAsync(host)).Select(entry => entry.Event));
        Assert.Equal(new CommitResult(CommitStatus.AlreadyApplied, "result"), await host.Relational.CommitAsync(Everything(host, "1", "key")));
    }

    [Fact]
    [Trait("Feature", "storage.host-transaction")]
    public async Task Nothing_is_left_when_the_host_rolls_back()
    {
        await using ContractHost host = await OpenAsync();
        await using (DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync())
        await using (DbTransaction transaction = await connection.BeginTransactionAsync())
        {
            await host.Relational.CommitAsync(Everything(host, "1", "key"), transaction);
            await transaction.RollbackAsync();
        }

        Assert.Null(await host.Items.FindAsync(Tenant, "1"));
        Assert.Empty(await PendingAsync(host));
        Assert.Null(await host.Due.NextAsync());
        Assert.Empty(await host.Search.SearchAsync(Tenant, "items", "fridge", 10));
        Assert.Equal(CommitStatus.Committed, (await host.Relational.CommitAsync(Everything(host, "1", "key"))).Status);
    }

    [Fact]
    public async Task After_a_conflict_or_an_error_the_hosts_transaction_is_as_it_was()
    {
        await using ContractHost host = await OpenAsync();
        await host.Relational.CommitAsync(Everything(host, "1", "key"));
        await using (DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync())
        await using (DbTransaction transaction = await connection.BeginTransactionAsync())
        {
            await HostWritesAsync(transaction, "host 1");
            Assert.Equal(CommitStatus.Conflict, (await host.Relational.CommitAsync(Everything(host, "1", "fresh key"), transaction)).Status);
            Assert.Equal(new CommitResult(CommitStatus.AlreadyApplied, "result"), await host.Relational.CommitAsync(Everything(host, "2", "key"), transaction));
            StorageCommit stale = Change("1") with { Statements = [RelationalItemStore.Save(Tenant, "half", 0, "half"), RelationalItemStore.Save(Tenant, "1", 9, "stale")] };
            Assert.Equal(CommitStatus.Conflict, (await host.Relational.CommitAsync(stale, transaction)).Status);
            StorageCommit broken = Change("1") with { Statements = [RelationalItemStore.Save(Tenant, "half", 0, "half"), new SqlStatement("INSERT INTO no_such_table (id) VALUES (1)")] };
            Assert.Equal(StorageErrorKind.Other, (await Assert.ThrowsAsync<StorageException>(() => host.Relational.CommitAsync(broken, transaction))).Kind);

            await HostWritesAsync(transaction, "host 2");
            Assert.Equal(CommitStatus.Committed, (await host.Relational.CommitAsync(Everything(host, "3", "third key"), transaction)).Status);
            await transaction.CommitAsync();
        }

        Assert.NotNull(await host.Items.FindAsync(Tenant, "host 1"));
        Assert.NotNull(await host.Items.FindAsync(Tenant, "host 2"));
        Assert.Equal([Tagged(host, "1", 1), Tagged(host, "3", 1)], (await PendingAsync(host)).Select(entry => entry.Event));
        Assert.Null(await host.Items.FindAsync(Tenant, "half"));
        Assert.Null(await host.Relational.FindAppliedAsync(Tenant, "fresh key"));
    }

    [Fact]
    public async Task A_transaction_that_has_ended_is_refused()
    {
        await using ContractHost host = await OpenAsync();
        await using DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync();
        DbTransaction transaction = await connection.BeginTransactionAsync();
        await transaction.CommitAsync();
        await transaction.DisposeAsync();

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => host.Relational.CommitAsync(Change("1"), transaction));

        Assert.Contains("has ended", refused.Message);
    }

    private static StorageCommit Everything(ContractHost host, string id, string key) => Change(id) with
    {
        Statements = [RelationalItemStore.Save(Tenant, id, 0, "text")],
        Events = [Tagged(host, id, 1)],
        Due = [DueChange.Schedule("contract", id, host.Clock.GetUtcNow())],
        Search = [new SearchEntry("items", id, "fridge")],
        IdempotencyKey = key,
        Result = "result",
    };

    private static Task<int> HostWritesAsync(DbTransaction transaction, string id) =>
        transaction.Connection!.ExecuteAsync("INSERT INTO cl_contract_item (tenant, id, version, text) VALUES (@tenant, @id, 1, '')", new { tenant = Tenant.Value, id }, transaction);
}
