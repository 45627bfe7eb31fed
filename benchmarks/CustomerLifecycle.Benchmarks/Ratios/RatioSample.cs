using System.Diagnostics;

namespace CustomerLifecycle.Benchmarks.Ratios;

/// <summary>One round: the figure in the measurement's unit, and what it allocated.</summary>
internal readonly record struct RatioSample(double Value, double BytesPerOperation)
{
    /// <summary>Measures the throughput of work that says how many operations it did.</summary>
    internal static async Task<RatioSample> PerSecondAsync(Func<Task<long>> work)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        long operations = await work();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new RatioSample(operations / seconds, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)operations);
    }

    /// <summary>Measures the time of one operation of work that repeats it.</summary>
    internal static RatioSample Nanoseconds(int operations, Action<int> work)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        work(operations);
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return new RatioSample(nanoseconds / operations, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)operations);
    }
}
