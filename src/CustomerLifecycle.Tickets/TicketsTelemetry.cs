using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Tickets;

/// <summary>What the package reports about itself. No ids and no personal data.</summary>
internal static class TicketsTelemetry
{
    public const string Name = "CustomerLifecycle.Tickets";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("customerlifecycle.tickets.commands", "{command}", "Ticket commands by verb and outcome.");

    public static Activity? Start(string verb) => Source.StartActivity("ticket " + verb);

    public static void RecordCommand(string verb, TicketResultStatus status) => Commands.Add(1, new("verb", verb), new("status", status.ToString()));
}
