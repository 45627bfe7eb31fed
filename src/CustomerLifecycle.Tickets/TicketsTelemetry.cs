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

    private static readonly Counter<long> Rules = Meter.CreateCounter<long>("customerlifecycle.tickets.rules", "{run}", "Runs of automation rules by outcome: applied, refused, or stopped by the loop guard.");

    public static Activity? Start(string verb) => Source.StartActivity("ticket " + verb);

    /// <param name="outcome">applied, refused or stopped.</param>
    public static void RecordRule(string outcome) => Rules.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void RecordCommand(string verb, TicketResultStatus status) => Commands.Add(1, new("verb", verb), new("status", status.ToString()));
}
