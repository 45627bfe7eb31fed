using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.ContractTests.Kill;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>Several processes host one pool, and each dies at any moment and comes back. The log is audited afterwards.</summary>
public abstract class RoutingKillContract(string provider) : RelationalContract(provider)
{
    private const int Workers = 10;
    private const int ContactsOfEach = 300;
    private const int LivesOfEach = 3;
    private const int MostLives = 40;
    private const int Seed = 20260304;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private int Processes => Provider == "postgresql" ? 3 : 2;

    [Fact]
    [Trait("Feature", "routing.crash")]
    public async Task A_pool_of_processes_that_are_killed_answers_everybody_once()
    {
        await using ContractHost host = await ContractHost.CreateEmptyAsync(Provider, builder => builder.AddRouting());
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience * Math.Min(TestScale.Factor, 10));
        int contacts = ContactsOfEach * TestScale.Factor;
        int life = 2 * contacts / Math.Min(LivesOfEach * TestScale.Factor, MostLives);
        KilledRoutingNode[] nodes = [.. Enumerable.Range(0, Processes).Select(i => new KilledRoutingNode(Provider, host.ConnectionString!, i, Workers))];

        await Task.WhenAll(nodes.Select((node, i) =>
        {
            Random random = new(Seed + i);
            return Task.Run(() => node.RunAsync(contacts, () => random.Next(1, life), patience.Token));
        }));
        await Task.WhenAll(nodes.Select(node => node.FinishAsync(patience.Token)));

        RoutingLogAudit audit = await RoutingLogAudit.VerifyAsync(host.Relational, "kill", "soak");
        Assert.Empty(nodes.SelectMany(node => node.Done).Except(audit.Closed));
        // The test is of use only if processes took turns, and agents were full at times.
        Assert.True(audit.Writers > Processes, $"{audit.Writers} lives wrote to the log");
        Assert.True(audit.MostFullTurns > 0);
        TestContext.Current.SendDiagnosticMessage("{0}: {1} contacts, {2} kills, {3} lives that wrote", Provider, audit.Closed.Count, nodes.Sum(node => node.Kills), audit.Writers);
    }
}
