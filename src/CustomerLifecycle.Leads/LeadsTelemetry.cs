using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Leads;

/// <summary>The package's meter and activity source; no tag names a person, an agent or a lead.</summary>
internal static class LeadsTelemetry
{
    public const string Name = "CustomerLifecycle.Leads";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> CapturedCount = Meter.CreateCounter<long>("customerlifecycle.leads.captured", "{lead}", "Details that were left, by what became of them.");
    private static readonly Counter<long> CommandCount = Meter.CreateCounter<long>("customerlifecycle.leads.commands", "{command}", "Commands on leads, by command and outcome.");
    private static readonly Counter<long> RecycledCount = Meter.CreateCounter<long>("customerlifecycle.leads.recycled", "{lead}", "Leads that went back to their pool, by rule.");

    public static ActivitySource Activities { get; } = new(Name);

    public static void Captured(LeadCreationStatus status) => CapturedCount.Add(1, new KeyValuePair<string, object?>("status", status.ToString()));

    public static void Command(string command, LeadCommandStatus status) => CommandCount.Add(
        1, new KeyValuePair<string, object?>("command", command), new KeyValuePair<string, object?>("status", status.ToString()));

    public static void Recycled(string rule) => RecycledCount.Add(1, new KeyValuePair<string, object?>("rule", rule));
}
