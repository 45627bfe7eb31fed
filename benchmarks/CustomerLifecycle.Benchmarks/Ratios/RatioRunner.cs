using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Benchmarks.Routing;
using CustomerLifecycle.Benchmarks.Storage;
using CustomerLifecycle.Benchmarks.Tickets;

namespace CustomerLifecycle.Benchmarks.Ratios;

/// <summary>Runs every measurement against its baseline, alternately, and prints medians.</summary>
internal static class RatioRunner
{
    private const int Rounds = 5;

    internal static async Task RunAsync(string? prefix, bool json)
    {
        if (!json)
        {
            Console.WriteLine($"fsync (fdatasync of 4 KiB, median of 200): {FsyncLatency.Measure().TotalMicroseconds.ToString("F0", CultureInfo.InvariantCulture)} us");
            Console.WriteLine($"{"name",-62} {"ours",14} {"unit",-4} {"baseline",14} {"baseline is",-22} {"ratio",7} {"bytes/op",9}  goal");
        }

        foreach (IRatioMeasurement measurement in All())
        {
            // Also those that are not wanted: the last of several that share a database disposes of it.
            await using (measurement)
            {
                if (prefix is not null && !measurement.Name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    continue;
                }

                if (await measurement.PrepareAsync() is { } reason)
                {
                    await Console.Error.WriteLineAsync($"{measurement.Name}: not measured: {reason}");
                    continue;
                }

                Print(measurement, await MeasureAsync(measurement), json);
            }
        }
    }

    private static IEnumerable<IRatioMeasurement> All() =>
    [
        .. GroupCommitRatios.All(),
        .. SearchIndexRatios.All(),
        .. DurableTransitionRatios.All(),
        .. StoreScaleRatios.All(),
        .. BusinessTimeRatios.All(),
        .. WorkflowRatios.All(),
        .. DecideRatios.All(),
        new SimulateRatio(),
        new DurableRatio("sqlite-full"),
        new DurableRatio("postgresql"),
        new SkipLockedRatio(),
        new StartUpRatio("sqlite"),
        new StartUpRatio("postgresql"),
    ];

    private static async Task<RatioRow> MeasureAsync(IRatioMeasurement measurement)
    {
        await measurement.RunOursAsync();
        await measurement.RunBaselineAsync();
        List<RatioSample> ours = [];
        List<RatioSample> baseline = [];
        for (int i = 0; i < Rounds; i++)
        {
            ours.Add(await measurement.RunOursAsync());
            baseline.Add(await measurement.RunBaselineAsync());
        }

        double median = Median(ours.Select(sample => sample.Value));
        double reference = Median(baseline.Select(sample => sample.Value));
        return new RatioRow(measurement.Name, median, measurement.Unit, reference, measurement.BaselineName, median / reference, Median(ours.Select(sample => sample.BytesPerOperation)), measurement.Goal);
    }

    private static void Print(IRatioMeasurement measurement, RatioRow row, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(row, JsonSerializerOptions.Web));
            return;
        }

        string digits = measurement.Unit == "1/s" ? "F0" : "F1";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Name,-62} {row.Ours.ToString(digits, CultureInfo.InvariantCulture),14} {row.Unit,-4} {row.Baseline.ToString(digits, CultureInfo.InvariantCulture),14} {row.BaselineName,-22} {row.Ratio,7:F2} {row.BytesPerOp,9:F0}  {row.Goal}"));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private sealed record RatioRow(string Name, double Ours, string Unit, double Baseline, string BaselineName, double Ratio, double BytesPerOp, string Goal);
}
