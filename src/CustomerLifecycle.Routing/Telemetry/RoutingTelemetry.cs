using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Routing;

/// <summary>The package's meter and activity source. Tags hold command names and statuses only, never tenants or ids.</summary>
internal static class RoutingTelemetry
{
    internal const string Name = "CustomerLifecycle.Routing";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("customerlifecycle.routing.command.duration", "s", "Time to decide and store a command.");

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("customerlifecycle.routing.conflicts", description: "Decisions made again because another process appended first.");

    internal static void RecordCommand(string command, RoutingStatus status, TimeSpan duration) => Duration.Record(
        duration.TotalSeconds,
        new KeyValuePair<string, object?>("command", command),
        new KeyValuePair<string, object?>("status", status.ToString()));

    internal static void RecordConflict() => Conflicts.Add(1);
}
