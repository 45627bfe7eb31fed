using System.Diagnostics.Metrics;
using CustomerLifecycle.Customers.Identity;

namespace CustomerLifecycle.Customers;

/// <summary>The package's meter. Tags hold outcomes only, never tenants, ids or personal data.</summary>
internal static class CustomersTelemetry
{
    internal const string Name = "CustomerLifecycle.Customers";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Identifications =
        Meter.CreateCounter<long>("customerlifecycle.customers.identifications", description: "Identifications by outcome.");

    private static readonly Counter<long> Entries =
        Meter.CreateCounter<long>("customerlifecycle.customers.timeline.entries", description: "Entries added to timelines, by kind.");

    internal static void RecordIdentification(IdentityOutcome outcome) =>
        Identifications.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    internal static void RecordEntry(Timeline.TimelineKind kind) => Entries.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
}
