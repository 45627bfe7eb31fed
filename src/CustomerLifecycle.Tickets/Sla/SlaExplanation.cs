using System.Collections.Immutable;
using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>Splits the time from a start to an end into spans that count and spans that do not.</summary>
internal static class SlaExplanation
{
    public static IReadOnlyList<SlaSpan> Of(BusinessCalendar calendar, DateTimeOffset start, DateTimeOffset end, ImmutableArray<TimeInterval> pauses)
    {
        if (end <= start)
        {
            return [];
        }

        List<DateTimeOffset> cuts = [start, end];
        foreach (TimeInterval interval in calendar.Periods(start, end).Concat(pauses))
        {
            cuts.Add(interval.Start);
            cuts.Add(interval.End);
        }

        DateTimeOffset[] edges = [.. cuts.Where(cut => cut >= start && cut <= end).Distinct().Order()];
        List<SlaSpan> spans = [];
        TimeSpan total = TimeSpan.Zero;
        for (int i = 1; i < edges.Length; i++)
        {
            TimeInterval interval = new(edges[i - 1].ToUniversalTime(), edges[i].ToUniversalTime());
            SlaSpanKind kind = !calendar.IsOpen(interval.Start) ? SlaSpanKind.Closed
                : pauses.Any(pause => pause.Contains(interval.Start)) ? SlaSpanKind.Paused
                : SlaSpanKind.Counted;
            total += kind == SlaSpanKind.Counted ? interval.Duration : TimeSpan.Zero;
            if (spans.Count > 0 && spans[^1].Kind == kind)
            {
                spans[^1] = new(new(spans[^1].Interval.Start, interval.End), kind, total);
            }
            else
            {
                spans.Add(new(interval, kind, total));
            }
        }

        return spans;
    }
}
