using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.ContractTests.Kill;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>64 workers in two processes on the same tickets, and the processes die at any moment. At a test scale of 60 it is 100,000
/// operations.</summary>
public abstract class TicketKillContract(string provider) : RelationalContract(provider)
{
    private const int Processes = 2;
    private const int WorkersOfEach = 32;
    private const int Operations = 1_700;
    private const int LivesOfEach = 3;
    private const int MostLives = 40;
    private const int Seed = 20260302;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Feature", "tickets.concurrency")]
    public async Task Workers_of_killed_processes_lose_nothing_and_do_nothing_twice()
    {
        await using ContractHost host = await ContractHost.CreateEmptyAsync(Provider);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience * Math.Min(TestScale.Factor, 10));
        int each = Operations * TestScale.Factor / Processes;
        int life = 2 * each / Math.Min(LivesOfEach * TestScale.Factor, MostLives);
        KilledTicketWorkers[] processes = [.. Enumerable.Range(0, Processes).Select(i => new KilledTicketWorkers(Provider, host.ConnectionString!, i * WorkersOfEach, WorkersOfEach))];

        await Task.WhenAll(processes.Select((workers, i) =>
        {
            Random random = new(Seed + i);
            return Task.Run(() => workers.RunAsync(each, () => random.Next(1, life), patience.Token));
        }));
        foreach (KilledTicketWorkers workers in processes)
        {
            await workers.FinishAsync(patience.Token);
        }

        TicketAnswer[] answers = [.. processes.SelectMany(workers => workers.Answers)];
        await TicketAudit.VerifyAsync(Provider, host.ConnectionString!, answers);

        // The test is of use only if workers were in each other's way.
        Assert.True(answers.Select(answer => answer.Outcome).Distinct().Count() > 1);
        TestContext.Current.SendDiagnosticMessage("{0}: {1}", Provider, string.Join(", ", answers.CountBy(answer => answer.Outcome).Select(outcome => $"{outcome.Value} {outcome.Key}")));
    }
}
