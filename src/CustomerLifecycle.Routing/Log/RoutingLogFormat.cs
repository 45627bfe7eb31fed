using System.Text.Json;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>The compact, versioned text in which decisions are kept. Public for those who keep the log in tables of their own.</summary>
public static class RoutingLogFormat
{
    /// <summary>The version that is written, and the greatest that is read. Version 2 differs from 1 in who tells the world outside: no
    /// longer the commit of the entry, but a reader of the log.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The last version whose entries were told by their own commit.</summary>
    internal const int LastToldAtOnce = 1;

    /// <summary>Writes the events of a decision.</summary>
    /// <param name="events">The events; their number and time are kept beside them, not in the text.</param>
    public static string Write(IReadOnlyList<RoutingEvent> events) =>
        JsonSerializer.Serialize(events, RoutingJsonContext.Default.IReadOnlyListRoutingEvent);

    /// <summary>Reads the events of a decision.</summary>
    /// <param name="version">The version they were written with.</param>
    /// <param name="text">The text.</param>
    /// <param name="sequence">The number of the first event.</param>
    /// <param name="at">The time of the decision.</param>
    /// <exception cref="RoutingLogFormatException">A newer version wrote them, or the text is damaged.</exception>
    public static IReadOnlyList<RoutingEvent> Read(int version, string text, long sequence, DateTimeOffset at)
    {
        if (version > CurrentVersion)
        {
            throw new RoutingLogFormatException(FormattableString.Invariant(
                $"The routing log entry {sequence} has version {version}; this process reads up to {CurrentVersion}. Upgrade CustomerLifecycle.Routing in this process."));
        }

        try
        {
            var events = JsonSerializer.Deserialize(text, RoutingJsonContext.Default.IReadOnlyListRoutingEvent)!;
            for (int i = 0; i < events.Count; i++)
            {
                events[i].Sequence = sequence + i;
                events[i].At = at;
            }

            return events;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new RoutingLogFormatException(FormattableString.Invariant(
                $"The routing log entry {sequence} cannot be read. It is damaged, or was written by a newer version of CustomerLifecycle.Routing."), e);
        }
    }

    /// <summary>Writes an answer, to be remembered with the command's id.</summary>
    /// <param name="outcome">The answer.</param>
    public static string WriteOutcome(RoutingOutcome outcome) => JsonSerializer.Serialize(outcome, RoutingJsonContext.Default.RoutingOutcome);

    /// <summary>Reads an answer.</summary>
    /// <param name="text">The text.</param>
    public static RoutingOutcome ReadOutcome(string text) => JsonSerializer.Deserialize(text, RoutingJsonContext.Default.RoutingOutcome)!;
}
