using System.Collections.Immutable;

namespace CustomerLifecycle.Calendars;

/// <summary>The open intervals of one UTC year as sorted, disjoint ticks, with the business time before each of them.</summary>
internal sealed class BusinessYear
{
    private readonly long[] _before;

    private BusinessYear(long start, long end, long[] starts, long[] ends)
    {
        Start = start;
        End = end;
        Starts = starts;
        Ends = ends;
        _before = new long[starts.Length];
        for (int i = 0; i < starts.Length; i++)
        {
            _before[i] = Total;
            Total += ends[i] - starts[i];
        }
    }

    public long Start { get; }

    public long End { get; }

    public long[] Starts { get; }

    public long[] Ends { get; }

    public long Total { get; }

    public bool IsOpenAtStart => Starts.Length > 0 && Starts[0] == Start;

    public bool IsOpenAtEnd => Ends.Length > 0 && Ends[^1] == End;

    /// <summary>The last interval that starts at or before an instant, or -1.</summary>
    public int At(long instant)
    {
        int found = Array.BinarySearch(Starts, instant);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Business ticks from the start of the year to an instant of it.</summary>
    public long Until(long instant)
    {
        int i = At(instant);
        return i < 0 ? 0 : _before[i] + Math.Min(instant, Ends[i]) - Starts[i];
    }

    /// <summary>The first instant by which so many ticks (1 to <see cref="Total"/>) have passed.</summary>
    public long EarliestAfter(long ticks)
    {
        int found = Array.BinarySearch(_before, ticks);
        int i = (found >= 0 ? found : ~found) - 1;
        return Starts[i] + ticks - _before[i];
    }

    /// <summary>The last instant at which no more than so many ticks (0 to below <see cref="Total"/>) have passed.</summary>
    public long LatestAfter(long ticks)
    {
        int found = Array.BinarySearch(_before, ticks);
        int i = found >= 0 ? found : ~found - 1;
        return Starts[i] + ticks - _before[i];
    }

    public static BusinessYear Build(CalendarRules rules, ZoneRules zone, int year)
    {
        List<(long Start, long End)> open = rules.Parts.IsEmpty
            ? Open(rules, zone, year)
            : rules.Parts.Select(part => Open(part, zone, year)).Aggregate(IntervalList.Intersect);
        long start = new DateTime(year, 1, 1).Ticks;
        long end = new DateTime(year + 1, 1, 1).Ticks;
        List<(long Start, long End)> result = IntervalList.Clip(open, start, end);
        return new(start, end, [.. result.Select(interval => interval.Start)], [.. result.Select(interval => interval.End)]);
    }

    private static List<(long Start, long End)> Open(CalendarRules rules, ZoneRules zone, int year)
    {
        List<(long Start, long End)> open = [];
        List<(long Start, long End)> closed = [];

        // Offsets reach 14 hours and ranges reach into the next day: three days around the year see everything that touches it.
        DateOnly last = new DateOnly(year, 12, 31).AddDays(2);
        for (DateOnly date = new DateOnly(year, 1, 1).AddDays(-3); date <= last; date = date.AddDays(1))
        {
            long midnight = date.ToDateTime(TimeOnly.MinValue).Ticks;
            ImmutableArray<LocalTimeRange> hours = rules.HoursOn(date);
            if (!hours.IsEmpty && !IsSkipped(midnight, rules, zone))
            {
                bool ends = rules.Overnight == OvernightRule.EndsAtHoliday && rules.IsHoliday(date.AddDays(1));
                Resolve(hours, ends ? TimeSpan.FromDays(1) : TimeSpan.MaxValue, midnight, rules, zone, open);
            }

            Resolve(rules.DailyBreaks, TimeSpan.MaxValue, midnight, rules, zone, closed);
            if (rules.Breaks.TryGetValue(date, out ImmutableArray<LocalTimeRange> breaks))
            {
                Resolve(breaks, TimeSpan.MaxValue, midnight, rules, zone, closed);
            }
        }

        return IntervalList.Subtract(IntervalList.Normalize(open), IntervalList.Normalize(closed));
    }

    /// <summary>The instants that a range of a date means, cut at an end; a range that the clocks swallow whole ends where it starts, or
    /// before.</summary>
    public static (long Start, long End) Resolve(LocalTimeRange range, TimeSpan end, long midnight, CalendarRules rules, ZoneRules zone) => (
        zone.ToUtc(midnight + range.From.Ticks, rules.Gaps, rules.Overlaps),
        zone.ToUtc(midnight + Math.Min(range.End.Ticks, end.Ticks), rules.Gaps, rules.Overlaps));

    private static void Resolve(
        ImmutableArray<LocalTimeRange> ranges, TimeSpan end, long midnight, CalendarRules rules, ZoneRules zone, List<(long Start, long End)> into)
    {
        foreach (LocalTimeRange range in ranges)
        {
            into.Add(Resolve(range, end, midnight, rules, zone));
        }
    }

    // A zone that moves over the date line skips a whole date (Apia, 30 December 2011): it has no hours to shift.
    private static bool IsSkipped(long midnight, CalendarRules rules, ZoneRules zone) =>
        zone.ToUtc(midnight, rules.Gaps, rules.Overlaps) >= zone.ToUtc(midnight + TimeSpan.TicksPerDay, rules.Gaps, rules.Overlaps);
}
