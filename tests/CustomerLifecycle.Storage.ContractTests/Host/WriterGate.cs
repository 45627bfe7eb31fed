using System.Data.Common;
using Dapper;

namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>Holds up the writer of a host inside a commit, so that what comes after waits and shares one batch.</summary>
internal sealed class WriterGate : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private WriterGate(DbConnection connection, DbTransaction transaction, Task<CommitResult> held) =>
        (_connection, _transaction, Held) = (connection, transaction, held);

    /// <summary>The commit that is held up.</summary>
    public Task<CommitResult> Held { get; }

    /// <summary>Closes the gate: another connection has the row (on SQLite: the file) that the held commit wants.</summary>
    public static async Task<WriterGate> CloseAsync(ContractHost host, CancellationToken cancellationToken = default)
    {
        DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync(CancellationToken.None);
        DbTransaction transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await connection.ExecuteAsync("INSERT INTO cl_contract_item (tenant, id, version, text) VALUES ('gate', 'gate', 1, '')", transaction: transaction);
        Task<CommitResult> held = host.Items.SaveAsync(new StorageCommit { Tenant = new TenantId("gate"), Stream = "gate" }, "gate", 0, "", cancellationToken);
        while (host.Relational.WaitingCommits > 0)
        {
            await Task.Yield();
        }

        return new WriterGate(connection, transaction, held);
    }

    /// <summary>Opens the gate: the held commit goes through, and then what waited behind it.</summary>
    public async Task OpenAsync()
    {
        await _transaction.RollbackAsync();
        Assert.Equal(CommitStatus.Committed, (await Held).Status);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
