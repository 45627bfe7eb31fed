using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Routing;

/// <summary>The package's meter and activity source. Tags hold command names, statuses and the names of pools only, never tenants or ids.</summary>
internal static class RoutingTelemetry
{
    internal const string Name = "CustomerLifecycle.Routing";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("customerlifecycle.routing.command.duration", "s", "Time to decide and store a command.");

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("customerlifecycle.routing.conflicts", description: "Decisions made again because another process appended first.");

    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("customerlifecycle.routing.decisions", description: "Commands that were decided and stored.");

    private static readonly Histogram<long> BatchSize = Meter.CreateHistogram<long>("customerlifecycle.routing.batch.size", description: "Commands that were decided together and stored with one commit.");

    private static readonly Counter<long> Offers = Meter.CreateCounter<long>("customerlifecycle.routing.offers", description: "Offers by what became of them: made, accepted, declined or expired.");

    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>("customerlifecycle.routing.wait", "s", "Time from when a contact could be served until an agent had it.");

    /// <summary>True when somebody wants to know what is in the decisions.</summary>
    internal static bool LooksInside => Offers.Enabled || Waits.Enabled;

    internal static void RecordCommand(string command, RoutingStatus status, TimeSpan duration)
    {
        if (Duration.Enabled)
        {
            Duration.Record(
                duration.TotalSeconds,
                new KeyValuePair<string, object?>("command", command),
                new KeyValuePair<string, object?>("status", status.ToString()));
        }
    }

    internal static void RecordConflict() => Conflicts.Add(1);

    internal static void RecordBatch(int commands)
    {
        Decisions.Add(commands);
        BatchSize.Record(commands);
    }

    internal static void RecordOffers(string became, int count)
    {
        if (count > 0)
        {
            Offers.Add(count, new KeyValuePair<string, object?>("outcome", became));
        }
    }

    internal static void RecordWait(TimeSpan wait) => Waits.Record(wait.TotalSeconds);
}
