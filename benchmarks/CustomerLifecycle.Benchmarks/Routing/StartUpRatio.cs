using System.Diagnostics;
using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>From nothing to the first answer of a node, from a snapshot with 100,000 waiting contacts and a tail of the log; against reading
/// the same text from the database and doing nothing with it.</summary>
internal sealed class StartUpRatio(string database) : IRatioMeasurement
{
    private const int Waiting = 100_000;
    private const int Tail = 5_000;

    private static readonly RoutingPoolId Pool = new(new TenantId("bench"));

    private TestStorage? _storage;

    public string Name => "routing.start-up.100000-waiting" + (database == "sqlite" ? "" : "." + database);

    public string Unit => "s";

    public string BaselineName => "reading the text";

    public string Goal => "<= 1";

    public async Task<string?> PrepareAsync()
    {
        try
        {
            _storage = await TestStorage.CreateAsync(database, builder => builder.AddRouting(DurableLoad.Configure));
        }
        catch (Xunit.Sdk.SkipException e)
        {
            return e.Message;
        }

        IRouter router = _storage.Get<IRouter>();
        await FillAsync(router, 0, Waiting);
        await _storage.DrainAsync();
        RoutingPool whole = (await new PoolCopy(Pool, _storage.Get<IRoutingLog>(), new RoutingPoolOptions()).RebuildAsync(long.MaxValue, CancellationToken.None))!;
        long start = Stopwatch.GetTimestamp();
        RoutingSnapshot snapshot = whole.ToSnapshot();
        double writing = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        await _storage.Get<IRoutingLog>().SaveSnapshotAsync(Pool, snapshot, CancellationToken.None);
        await Console.Error.WriteLineAsync(FormattableString.Invariant(
            $"{Name}: snapshot of {snapshot.State.Length / 1048576.0:F1} MiB, {writing:F2} s to make, {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s to save"));
        await FillAsync(router, Waiting, Tail);
        return null;
    }

    public async Task<RatioSample> RunOursAsync()
    {
        long start = Stopwatch.GetTimestamp();
        var pool = await new PoolCopy(Pool, _storage!.Get<IRoutingLog>(), new RoutingPoolOptions()).RebuildAsync(long.MaxValue, CancellationToken.None);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return pool!.Queue(DurableLoad.Line, pool.At)!.Waiting.Count == Waiting + Tail ? new RatioSample(seconds, 0) : throw new InvalidOperationException("Not all are there.");
    }

    public async Task<RatioSample> RunBaselineAsync()
    {
        long start = Stopwatch.GetTimestamp();
        await _storage!.Get<IRoutingLog>().LoadSnapshotAsync(Pool, long.MaxValue, CancellationToken.None);
        return new RatioSample(Stopwatch.GetElapsedTime(start).TotalSeconds, 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }

    private static Task FillAsync(IRouter router, int from, int count) => Task.WhenAll(Enumerable.Range(from, count).Select(i => router.EnqueueAsync(
        Pool,
        new ContactRequest
        {
            Contact = new ContactId("contact-" + i),
            Queue = DurableLoad.Line,
            Channel = Channel.WebChat,
            Customer = new CustomerId("customer-" + i),
            Conversation = new ConversationId("conversation-" + i),
            Steps = [new RoutingStep { Skills = [SkillRequirement.AtLeast("skill-" + (i % 20), 50)] }],
        })));
}
