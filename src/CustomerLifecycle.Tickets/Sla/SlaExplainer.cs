using System.Collections.Immutable;
using System.Globalization;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Splits the time of a clock into spans that count and spans that do not.</summary>
internal sealed class SlaExplainer(SlaMeter meter, TicketSla sla, SlaClock clock, DateTimeOffset now)
{
    private const int MostNames = 3;
    private const int MostDays = 400;

    private readonly List<SlaSpan> _spans = [];
    private TimeSpan _total;

    public SlaExplanation Explain()
    {
        foreach (SlaSegment segment in clock.Earlier)
        {
            BusinessCalendar calendar = meter.Calendar(segment.Calendar);
            if (!segment.IsSum && segment.PausesLeftOut == 0 && calendar.Elapsed(segment.Interval.Start, segment.Interval.End, segment.Pauses.AsSpan()) == segment.Counted)
            {
                Split(calendar, segment.Interval, segment.Pauses);
            }
            else
            {
                // The calendar is another one by now, or the pauses were too many to keep: what was measured then stands.
                _total += segment.Counted;
                string how = segment.PausesLeftOut > 0 ? $"without {segment.PausesLeftOut} pauses" : "by the former calendar";
                _spans.Add(new(segment.Interval, SlaSpanKind.Counted, _total, string.Create(CultureInfo.InvariantCulture, $"{segment.Counted} {how}")));
            }
        }

        BusinessCalendar own = meter.Calendar(clock.Calendar);
        DateTimeOffset end = clock.StoppedAt ?? clock.DueAt ?? now;
        if (end > clock.CountedFrom)
        {
            Split(own, new(clock.CountedFrom, end.ToUniversalTime()), SlaMeter.PausesUpTo(clock, end));
        }

        return new(SlaStates.Of(meter, clock, now), clock, own.TimeZone, own.ToLocal, _spans);
    }

    private void Split(BusinessCalendar calendar, TimeInterval whole, ImmutableArray<TimeInterval> pauses)
    {
        IEnumerable<DateTimeOffset> cuts = calendar.Periods(whole.Start, whole.End).Concat(pauses)
            .SelectMany(interval => new[] { interval.Start, interval.End })
            .Where(cut => cut > whole.Start && cut < whole.End);
        DateTimeOffset[] edges = [.. cuts.Prepend(whole.Start).Append(whole.End).Distinct().Order()];
        for (int i = 1; i < edges.Length; i++)
        {
            TimeInterval interval = new(edges[i - 1], edges[i]);
            bool paused = pauses.Any(pause => pause.Contains(interval.Start));
            SlaSpanKind kind = !calendar.IsOpen(interval.Start) ? SlaSpanKind.Closed : paused ? SlaSpanKind.Paused : SlaSpanKind.Counted;
            Add(calendar, interval, kind, kind == SlaSpanKind.Paused ? CategoryAt(interval.Start) : null);
        }
    }

    private void Add(BusinessCalendar calendar, TimeInterval interval, SlaSpanKind kind, string? reason)
    {
        _total += kind == SlaSpanKind.Counted ? interval.Duration : TimeSpan.Zero;
        if (_spans.Count > 0 && _spans[^1] is var last && last.Kind == kind && last.Interval.End == interval.Start && (kind == SlaSpanKind.Closed || last.Reason == reason))
        {
            interval = new(last.Interval.Start, interval.End);
            _spans.RemoveAt(_spans.Count - 1);
        }

        _spans.Add(new(interval, kind, _total, kind == SlaSpanKind.Closed ? HolidaysIn(calendar, interval) : reason));
    }

    // Null for a pause that is no state of the ticket but was made by hand.
    private string? CategoryAt(DateTimeOffset instant)
    {
        StateCategory category = sla.Phases.LastOrDefault(phase => phase.At <= instant).Category;
        return category is StateCategory.New or StateCategory.Open ? null : category.ToString();
    }

    private static string? HolidaysIn(BusinessCalendar calendar, TimeInterval interval)
    {
        DateOnly date = DateOnly.FromDateTime(calendar.ToLocal(interval.Start).DateTime);
        DateOnly last = DateOnly.FromDateTime(calendar.ToLocal(interval.End.AddTicks(-1)).DateTime);
        List<string> names = [];
        for (int day = 0; day < MostDays && date <= last && names.Count < MostNames; day++, date = date.AddDays(1))
        {
            if (calendar.HolidayName(date) is { Length: > 0 } name && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
