using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Bots;

/// <summary>The package's meter and activity source; no tag names a person, a tenant or an entry.</summary>
internal static class BotsTelemetry
{
    public const string Name = "CustomerLifecycle.Bots";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Replies = Meter.CreateCounter<long>("customerlifecycle.bots.replies", "{reply}", "Replies by outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("customerlifecycle.bots.reply.duration", "s", "Time from a message to its committed reply.");

    public static ActivitySource Activities { get; } = new(Name);

    public static void Record(BotOutcome outcome, TimeSpan duration)
    {
        Replies.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        Duration.Record(duration.TotalSeconds);
    }
}
