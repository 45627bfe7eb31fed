using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.ContractTests.Kill;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A process may die at any moment: what it acknowledged is there, and nothing has happened twice.</summary>
public abstract class KillContract(string provider) : RelationalContract(provider)
{
    private const int Rounds = 5;
    private const int MostAcknowledgements = 150;
    private const int Seed = 20260312;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Feature", "storage.crash-safety")]
    public async Task Killed_at_random_moments_nothing_acknowledged_is_lost_and_nothing_is_done_twice()
    {
        await using ContractHost host = await ContractHost.CreateEmptyAsync(Provider);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience * TestScale.Factor);
        KilledProcess process = new(Provider, host.ConnectionString!);
        Random random = new(Seed);
        List<Acknowledgement> acknowledged = [];
        for (int round = 0; round < Rounds * TestScale.Factor; round++)
        {
            // The first one dies while it creates the tables.
            acknowledged.AddRange(await process.RunUntilKilledAsync(round == 0 ? 0 : random.Next(1, MostAcknowledgements), patience.Token));
        }

        acknowledged.AddRange(await process.FinishAsync(patience.Token));

        Assert.NotEmpty(acknowledged);
        await KillAudit.VerifyAsync(Provider, host.ConnectionString!, acknowledged);
    }

    [Fact]
    public async Task A_process_that_dies_loses_its_locks()
    {
        await using ContractHost host = await OpenAsync();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);

        await new KilledProcess(Provider, host.ConnectionString!).HoldLockUntilKilledAsync(
            async () => Assert.Null(await host.Outbox.TryLockAsync(patience.Token)), patience.Token);

        // A server notices a moment later that the other end is gone.
        IAsyncDisposable? taken;
        while ((taken = await host.Outbox.TryLockAsync(patience.Token)) is null)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await taken.DisposeAsync();
    }
}
