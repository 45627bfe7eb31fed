using System.Diagnostics;
using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>How long one decision takes at a percentile, against a scan of all agents and all waiting contacts.</summary>
internal sealed class DecideLatency(DecideCase size, int percentile, string goal) : IRatioMeasurement
{
    private const int Decisions = 200_000;

    private DecideLoad? _pool;
    private NaiveRouter? _naive;

    public string Name => size.Name + ".p" + percentile;

    public string Unit => "ns";

    public string BaselineName => "scan and sort";

    public string Goal => goal;

    public Task<string?> PrepareAsync()
    {
        (_pool, _naive) = (new DecideLoad(size), new NaiveRouter(size.Agents, size.Waiting));
        return Task.FromResult<string?>(null);
    }

    public Task<RatioSample> RunOursAsync() => Task.FromResult(Measure(Decisions, _pool!.Run));

    public Task<RatioSample> RunBaselineAsync() => Task.FromResult(Measure(DecideRatio.NaiveDecisions(size), _naive!.Run));

    public ValueTask DisposeAsync()
    {
        (_pool, _naive) = (null, null);
        return ValueTask.CompletedTask;
    }

    private RatioSample Measure(int decisions, Action<int, long[]?> run)
    {
        long[] ticks = new long[decisions];
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        run(decisions, ticks);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Array.Sort(ticks);
        double nanoseconds = ticks[(int)((long)decisions * percentile / 100)] * (1e9 / Stopwatch.Frequency);
        return new RatioSample(nanoseconds, bytes / (double)decisions);
    }
}
