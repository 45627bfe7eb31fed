using System.Diagnostics;

namespace CustomerLifecycle.Benchmarks.Storage;

/// <summary>What a durable write costs on this disk at this hour: it differs 20-fold between machines.</summary>
internal static class FsyncLatency
{
    private const int Writes = 200;

    internal static TimeSpan Measure()
    {
        string path = Path.Combine(Path.GetTempPath(), $"customerlifecycle-fsync-{Environment.ProcessId}");
        byte[] page = new byte[4096];
        List<TimeSpan> times = [];
        using (FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
        {
            for (int i = 0; i < Writes; i++)
            {
                long start = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        times.Sort();
        return times[Writes / 2];
    }
}
