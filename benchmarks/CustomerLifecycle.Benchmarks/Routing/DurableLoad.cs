using System.Diagnostics;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>Callers that bring contacts in and complete them, each with one command on its way at a time.</summary>
internal static class DurableLoad
{
    internal const int InFlight = 256;
    internal static readonly QueueId Line = new("line");

    private static int _next;

    internal static void Configure(RoutingOptions options) =>
        options.Queues.Add(new QueueDefinition { Id = Line, AutoAccept = true, WrapUp = TimeSpan.Zero });

    internal static async Task SignInAsync(IRouter router, RoutingPoolId pool, int agents)
    {
        await Task.WhenAll(Enumerable.Range(0, agents).Select(i => router.SignInAsync(pool, new AgentProfile
        {
            Id = new AgentId("agent-" + i),
            Queues = [new AgentQueue { Queue = Line }],
        })));
    }

    /// <summary>Does so many commands and notes how long each took.</summary>
    internal static Task RunAsync(IRouter router, RoutingPoolId pool, int commands, long[] ticks) =>
        RunAsync(commands, ticks, async contact => (await router.EnqueueAsync(pool, new ContactRequest { Contact = contact, Queue = Line, Channel = Channel.WebChat })).Agent!.Value,
            async (contact, agent) => Check((await router.CompleteAsync(pool, contact, agent)).IsAccepted));

    internal static Task RunAsync(int commands, long[] ticks, Func<ContactId, Task<AgentId>> enqueue, Func<ContactId, AgentId, Task> complete)
    {
        int next = 0;
        return Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            for (int i = Interlocked.Add(ref next, 2) - 2; i < commands; i = Interlocked.Add(ref next, 2) - 2)
            {
                ContactId contact = new("contact-" + Interlocked.Increment(ref _next));
                long start = Stopwatch.GetTimestamp();
                AgentId agent = await enqueue(contact);
                long between = Stopwatch.GetTimestamp();
                await complete(contact, agent);
                ticks[i] = between - start;
                ticks[i + 1] = Stopwatch.GetTimestamp() - between;
            }
        })));
    }

    internal static double MillisecondsAt(long[] ticks, double share)
    {
        long[] sorted = [.. ticks.Where(tick => tick > 0).Order()];
        return sorted.Length == 0 ? double.NaN : Stopwatch.GetElapsedTime(0, sorted[(int)(share * (sorted.Length - 1))]).TotalMilliseconds;
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("A command of the benchmark was refused.");
        }
    }
}
