using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Flows;

/// <summary>The package's meter and activity source. Tags never hold tenants, ids or personal data.</summary>
internal static class FlowsTelemetry
{
    internal const string Name = "CustomerLifecycle.Flows";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("customerlifecycle.flows.messages", description: "Messages of customers by where they went.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("customerlifecycle.flows.message.duration", "s", "Time to handle a customer's message.");

    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("customerlifecycle.flows.sent", description: "Messages handed to channels by outcome.");

    internal static void RecordMessage(string route, TimeSpan duration)
    {
        KeyValuePair<string, object?> tag = new("route", route);
        Messages.Add(1, tag);
        Duration.Record(duration.TotalSeconds, tag);
    }

    internal static void RecordSent(string outcome) => Sent.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
