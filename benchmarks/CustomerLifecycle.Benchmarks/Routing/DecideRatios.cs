using System.Diagnostics;
using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>Decisions of a pool in memory on one thread.</summary>
internal static class DecideScratch
{
    internal static void Run()
    {
        foreach ((int agents, int waiting) in new[] { (100, 0), (1000, 0), (1000, 1000), (10_000, 0), (10_000, 100_000) })
        {
            DecideLoad load = new(agents, waiting);
            load.Run(20_000);
            for (int r = 0; r < 3; r++)
            {
                long b = GC.GetAllocatedBytesForCurrentThread();
                long t = Stopwatch.GetTimestamp();
                load.Run(100_000);
                double ns = Stopwatch.GetElapsedTime(t).TotalNanoseconds / 100_000;
                Console.WriteLine($"{agents} agents {waiting} waiting: {ns:F0} ns {(GC.GetAllocatedBytesForCurrentThread() - b) / 100_000} B");
            }
        }
    }
}
