using System.Collections.Immutable;

namespace CustomerLifecycle.Calendars;

/// <summary>The rules of a calendar that is open when two calendars are.</summary>
internal static class CalendarIntersection
{
    public static CalendarRules Of(CalendarRules one, CalendarRules other)
    {
        Dictionary<DateOnly, ImmutableArray<LocalTimeRange>> overrides = [];
        foreach (DateOnly date in one.Overrides.Keys.Union(other.Overrides.Keys))
        {
            overrides[date] = LocalRanges.Sort(Shared(Line(Own(one, date)), Line(Own(other, date))).Select(range => Range(range.Start, range.End)));
        }

        return one with
        {
            Week = WeekOf(one, other),
            Holidays = Union(one.Holidays, other.Holidays, (name, _) => name),
            YearlyHolidays = Union(one.YearlyHolidays, other.YearlyHolidays, (name, _) => name),
            Overrides = overrides,
            Breaks = Union(one.Breaks, other.Breaks, (mine, theirs) => LocalRanges.Sort(mine.AddRange(theirs))),
            DailyBreaks = LocalRanges.Sort(one.DailyBreaks.AddRange(other.DailyBreaks)),

            // Hours by date cannot say whose holiday a shift over midnight runs into, so the line of instants is made from the two.
            Parts = [.. PartsOf(one), .. PartsOf(other).Select(part => part with { TimeZone = one.TimeZone, Gaps = one.Gaps, Overlaps = one.Overlaps })],
        };
    }

    private static ImmutableArray<CalendarRules> PartsOf(CalendarRules rules) => rules.Parts.IsEmpty ? [rules] : rules.Parts;

    // A week is a circle: the hours of Saturday night reach into Sunday. Nine days in a row show the seven in the middle whole.
    private static ImmutableArray<ImmutableArray<LocalTimeRange>> WeekOf(CalendarRules one, CalendarRules other)
    {
        List<LocalTimeRange>[] days = [[], [], [], [], [], [], []];
        foreach ((long start, long end) in Shared(NineDays(one), NineDays(other)))
        {
            long day = start / TimeSpan.TicksPerDay;
            if (day is >= 1 and <= 7)
            {
                days[day % 7].Add(Range(start - (day * TimeSpan.TicksPerDay), end - (day * TimeSpan.TicksPerDay)));
            }
        }

        return [.. days.Select(day => LocalRanges.Sort(day))];
    }

    private static List<(long Start, long End)> NineDays(CalendarRules rules)
    {
        List<(long Start, long End)> line = [];
        for (int day = 0; day < 9; day++)
        {
            long midnight = day * TimeSpan.TicksPerDay;
            long next = midnight + TimeSpan.TicksPerDay;
            foreach (LocalTimeRange range in rules.Week[day % 7])
            {
                // Cut at midnight, so that every piece belongs to one day.
                long end = midnight + range.End.Ticks;
                line.Add((midnight + range.From.Ticks, Math.Min(end, next)));
                if (end > next)
                {
                    line.Add((next, end));
                }
            }
        }

        return line;
    }

    private static ImmutableArray<LocalTimeRange> Own(CalendarRules rules, DateOnly date) =>
        rules.Overrides.TryGetValue(date, out ImmutableArray<LocalTimeRange> hours) ? hours : rules.Week[(int)date.DayOfWeek];

    private static List<(long Start, long End)> Line(ImmutableArray<LocalTimeRange> ranges) =>
        [.. ranges.Select(range => (range.From.Ticks, range.End.Ticks))];

    // Pairwise, not by sweeping: the pieces of one calendar may touch or overlap.
    private static List<(long Start, long End)> Shared(List<(long Start, long End)> one, List<(long Start, long End)> other) =>
        [.. from mine in one
            from theirs in other
            let start = Math.Max(mine.Start, theirs.Start)
            let end = Math.Min(mine.End, theirs.End)
            where start < end
            orderby start, end
            select (start, end)];

    private static LocalTimeRange Range(long from, long to) =>
        new(new(from), new(to > TimeSpan.TicksPerDay ? to - TimeSpan.TicksPerDay : to));

    private static Dictionary<TKey, TValue> Union<TKey, TValue>(
        IReadOnlyDictionary<TKey, TValue> one, IReadOnlyDictionary<TKey, TValue> other, Func<TValue, TValue, TValue> both)
        where TKey : notnull
    {
        Dictionary<TKey, TValue> union = new(one);
        foreach ((TKey key, TValue value) in other)
        {
            union[key] = union.TryGetValue(key, out TValue? mine) ? both(mine, value) : value;
        }

        return union;
    }
}
