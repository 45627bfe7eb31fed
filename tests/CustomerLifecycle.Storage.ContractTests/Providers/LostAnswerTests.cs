using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Contracts;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>A driver that fails while COMMIT is under way, with an error that the database did not answer with.</summary>
public sealed class LostAnswerTests() : StorageContract(SqliteContracts.Storage)
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task A_commit_whose_answer_is_lost_is_not_written_again_and_its_caller_hears_that_it_may_be_stored(int members)
    {
        await using ContractHost owner = await OpenAsync();
        await using ContractHost host = owner.OpenAgain(use: builder => builder.UseStorage("UseLosingSqlite()", services => StorageBackend.Over(new RelationalStorage(
            new LosingSqliteDataSource(owner.ConnectionString!), new SqliteDialect(), services.GetRequiredService<StorageContext>()))));
        await host.Relational.EnsureReadyAsync();
        await using WriterGate gate = await WriterGate.CloseAsync(host);
        Task<CommitResult>[] all = [.. Enumerable.Range(0, members).Select(i => host.Relational.CommitAsync(Change($"{i}") with { Events = [Tagged(host, $"{i}", i)] }))];
        ((LosingSqliteDataSource)host.Relational.DataSource).Lose(2);
        await gate.OpenAsync();

        foreach (Task<CommitResult> one in all)
        {
            StorageException lost = await Assert.ThrowsAsync<StorageException>(() => one);
            Assert.Equal((StorageErrorKind.Unavailable, true), (lost.Kind, lost.OutcomeUnknown));
        }

        Assert.Equal(members, (await PendingAsync(owner)).Count);
        Assert.Equal(CommitStatus.Committed, (await host.Items.SaveAsync(Change("next"), "next", 0, "")).Status);
    }
}
