using System.Globalization;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Storage.KillTarget.Routing;

/// <summary>Callers who bring contacts into one pool and see each through to its end, one after the other, every command under its key.</summary>
internal sealed class RoutingWorkload(IRouter router, IRoutingLog log, RelationalStorage storage, TimeProvider timeProvider)
{
    internal static readonly RoutingPoolId Pool = new(new TenantId("kill"), "soak");

    private const int Agents = 12;
    private const int TightAgents = 2;
    private const int TightEvery = 5;
    private static readonly QueueId Wide = new("wide");
    private static readonly QueueId Tight = new("tight");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    internal static void Configure(RoutingOptions options)
    {
        foreach (QueueId queue in new[] { Wide, Tight })
        {
            options.Queues.Add(new QueueDefinition { Id = queue, Strategy = RoutingStrategy.RoundRobin, AutoAccept = true, WrapUp = TimeSpan.Zero });
        }

        options.SnapshotEvery = 500;
        options.WaitForStorage = TimeSpan.FromSeconds(30);
    }

    /// <param name="node">The number of the process.</param>
    /// <param name="answered">Of each worker, the ordinal of its last contact that was told to be done.</param>
    /// <param name="goesOn">False to see only the next contact through, which may have been begun.</param>
    internal async Task RunAsync(int node, IReadOnlyDictionary<int, long> answered, bool goesOn)
    {
        await Task.WhenAll(Enumerable.Range(0, Agents).Select(i => SignInAsync("a" + i.ToString(CultureInfo.InvariantCulture), Wide, 4))
            .Concat(Enumerable.Range(0, TightAgents).Select(i => SignInAsync("t" + i.ToString(CultureInfo.InvariantCulture), Tight, 1))));
        await Task.WhenAll(answered.Select(worker => Task.Run(async () =>
        {
            for (long ordinal = worker.Value + 1; goesOn || ordinal == worker.Value + 1; ordinal++)
            {
                await SeeThroughAsync(new ContactId(string.Create(CultureInfo.InvariantCulture, $"n{node}-w{worker.Key}-{ordinal}")), worker.Key % TightEvery == 0 ? Tight : Wide);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ack {worker.Key} {ordinal}"));
            }
        })));
    }

    /// <summary>True while the world outside was not told everything.</summary>
    internal async Task<bool> IsWaitingAsync() => (await log.ReadCursorsAsync(CancellationToken.None)).Count > 0
        || await storage.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM cl_outbox WHERE dispatched_at IS NULL", null) > 0;

    private Task SignInAsync(string agent, QueueId queue, int capacity) => router.SignInAsync(
        Pool, new AgentProfile { Id = new AgentId(agent), Queues = [new AgentQueue { Queue = queue }], Capacity = AgentCapacity.Of(capacity) }, idempotencyKey: "in/" + agent);

    private async Task SeeThroughAsync(ContactId contact, QueueId queue)
    {
        await router.EnqueueAsync(Pool, new ContactRequest { Contact = contact, Queue = queue, Channel = Channel.WebChat }, "enqueue/" + contact.Value);
        while (await router.GetContactSnapshotAsync(Pool, contact) is { } now)
        {
            if (now.Status == ContactStatus.Assigned)
            {
                await router.CompleteAsync(Pool, contact, now.Agent!.Value, idempotencyKey: "complete/" + contact.Value);
            }
            else
            {
                await Task.Delay(Pause, timeProvider);
            }
        }
    }
}
