using System.Globalization;
using System.Text;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Writes an explanation for people.</summary>
internal static class SlaExplanationText
{
    private const int WhatWidth = 28;

    public static string Write(SlaExplanation explanation, Func<DateTimeOffset, DateTimeOffset> toLocal)
    {
        string At(DateTimeOffset instant) => toLocal(instant) is var local && local.Second == 0
            ? local.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : local.ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

        SlaState state = explanation.State;
        StringBuilder text = new();
        text.Append(Name(state)).Append(" within ").Append(Hours(state.Target)).Append(" of business time, started ").Append(At(explanation.StartedAt))
            .Append(", ").Append(Outcome(explanation, At)).Append(" (").Append(explanation.TimeZone).Append(").\n");
        foreach (SlaSpan span in explanation)
        {
            string counted = span.Kind == SlaSpanKind.Counted ? "+" + Hours(span.Interval.Duration) : "";
            text.Append("  ").Append(At(span.Interval.Start)).Append(" to ").Append(At(span.Interval.End)).Append("  ")
                .Append(What(span).PadRight(WhatWidth)).Append(counted.PadLeft(8)).Append("  = ").Append(Hours(span.Total)).Append('\n');
        }

        return text.ToString();
    }

    private static string Name(SlaState state) => state.Kind switch
    {
        SlaTargetKind.FirstResponse => "First response",
        SlaTargetKind.NextResponse => "Next response",
        SlaTargetKind.PeriodicUpdate => "Periodic update",
        SlaTargetKind.Group => "Group " + state.Group,
        _ => state.Kind.ToString(),
    };

    private static string Outcome(SlaExplanation explanation, Func<DateTimeOffset, string> at) => (explanation.State.Status, explanation.State.DueAt) switch
    {
        (SlaStatus.Met, _) => $"met {at(explanation.StoppedAt!.Value)} after {Hours(explanation.State.ElapsedBusiness)}",
        (SlaStatus.Missed, { } due) => $"missed: due {at(due)}, stopped {at(explanation.StoppedAt!.Value)} after {Hours(explanation.State.ElapsedBusiness)}",
        (SlaStatus.Cancelled, _) => $"cancelled {at(explanation.StoppedAt!.Value)}",
        (SlaStatus.Breached, { } due) => $"breached: due {at(due)}",
        (SlaStatus.Breached, null) => $"breached {at(explanation.State.BreachedAt!.Value)}, stands still",
        (SlaStatus.Paused, _) => $"stands still with {Hours(explanation.State.Remaining)} left",
        (_, { } due) => $"due {at(due)}",
        _ => "never due: its calendar has not enough business time",
    };

    private static string What(SlaSpan span)
    {
        string what = span.Kind switch
        {
            SlaSpanKind.Counted => "counts",
            SlaSpanKind.Paused => "stands still",
            _ => "closed",
        };
        return span.Reason is null ? what : what + ": " + span.Reason;
    }

    private static string Hours(TimeSpan time)
    {
        string sign = time < TimeSpan.Zero ? "-" : "";
        TimeSpan length = time.Duration();
        string seconds = length.Seconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{length.Seconds:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{(long)length.TotalHours}:{length.Minutes:00}{seconds} h");
    }
}
