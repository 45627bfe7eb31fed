using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage.ContractTests.Kill;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>A server that crashes under load and comes back: commands wait or fail clearly, as the option says, and nothing is decided twice.</summary>
public sealed class PostgreSqlRestartTests
{
    private const int Workers = 16;
    private const int Each = 60;
    private const int Crashes = 3;

    private static readonly RoutingPoolId Pool = new(new TenantId("away"), "pool");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Feature", "routing.storage-away")]
    public async Task Nothing_is_decided_twice_when_the_server_comes_back()
    {
        PostgreSqlServer server = await PostgreSqlServer.StartOwnAsync();
        try
        {
            await using ServiceProvider patient = Node(server, TimeSpan.FromMinutes(1));
            await using ServiceProvider hasty = Node(server, TimeSpan.Zero);
            IRouter router = patient.GetRequiredService<IRouter>();
            for (int i = 0; i < 4; i++)
            {
                await router.SignInAsync(Pool, new AgentProfile { Id = new AgentId("a" + i), Queues = [new AgentQueue { Queue = new("q") }], Capacity = AgentCapacity.Of(8) });
            }

            int done = 0;
            Task load = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
            {
                for (int i = 0; i < Each; i++)
                {
                    ContactId contact = new($"w{worker}-{i}");
                    // Without a key: the router itself finds out what became of its commit.
                    RoutingOutcome outcome = await router.EnqueueAsync(Pool, new ContactRequest { Contact = contact, Queue = new("q"), Channel = Channel.WebChat });
                    Assert.Equal(RoutingStatus.Assigned, outcome.Status);
                    Assert.Equal(RoutingStatus.Closed, (await router.CompleteAsync(Pool, contact, outcome.Agent!.Value)).Status);
                    Interlocked.Increment(ref done);
                }
            })));
            for (int crash = 0; crash < Crashes; crash++)
            {
                int before = Volatile.Read(ref done);
                while (!load.IsCompleted && Volatile.Read(ref done) < before + (Workers * Each / (Crashes + 2)))
                {
                    await Task.Yield();
                }

                await server.CrashAsync();
                StorageException error = await AwayAsync(hasty.GetRequiredService<IRouter>());
                Assert.Equal(StorageErrorKind.Unavailable, error.Kind);
                await server.RecoverAsync();
            }

            await load.WaitAsync(Patience, TestContext.Current.CancellationToken);
            await patient.GetRequiredService<OutboxDispatcher>().DrainAsync(TestContext.Current.CancellationToken);
            RoutingLogAudit audit = await RoutingLogAudit.VerifyAsync(patient.GetRequiredService<StorageBackend>().Relational!, "away", "pool");
            Assert.Equal(Workers * Each, audit.Closed.Count);
        }
        finally
        {
            server.Close();
        }
    }

    /// <summary>The first look may still meet the server on its way down.</summary>
    private static async Task<StorageException> AwayAsync(IRouter router)
    {
        while (true)
        {
            try
            {
                await router.AdvanceTimeAsync(Pool);
            }
            catch (StorageException e)
            {
                return e;
            }
        }
    }

    private static ServiceProvider Node(PostgreSqlServer server, TimeSpan wait)
    {
        ServiceCollection services = new();
        services.AddCustomerLifecycle(builder => builder.UsePostgreSql(server.OwnConnectionString).AddRouting(options =>
        {
            options.Queues.Add(new QueueDefinition { Id = new("q"), Strategy = RoutingStrategy.RoundRobin, AutoAccept = true, WrapUp = TimeSpan.Zero });
            options.WaitForStorage = wait;
        }));
        return services.BuildServiceProvider();
    }
}
