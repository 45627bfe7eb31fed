using System.Collections.Immutable;

namespace CustomerLifecycle.Calendars;

/// <summary>What a calendar was told: the hours by date, before any time zone. Never changed after it was built.</summary>
internal sealed record CalendarRules
{
    public required string TimeZone { get; init; }

    /// <summary>The weekly hours, by <see cref="DayOfWeek"/>; each day sorted.</summary>
    public required ImmutableArray<ImmutableArray<LocalTimeRange>> Week { get; init; }

    /// <summary>Names of the holidays; empty where a holiday has none.</summary>
    public required IReadOnlyDictionary<DateOnly, string> Holidays { get; init; }

    /// <summary>Names of the holidays of every year, by (month, day).</summary>
    public required IReadOnlyDictionary<(int Month, int Day), string> YearlyHolidays { get; init; }

    public required IReadOnlyDictionary<DateOnly, ImmutableArray<LocalTimeRange>> Overrides { get; init; }

    public required IReadOnlyDictionary<DateOnly, ImmutableArray<LocalTimeRange>> Breaks { get; init; }

    public ImmutableArray<LocalTimeRange> DailyBreaks { get; init; } = [];

    public BoundaryRule Boundary { get; init; }

    public GapRule Gaps { get; init; }

    public OverlapRule Overlaps { get; init; }

    public OvernightRule Overnight { get; init; }

    /// <summary>Of an intersection: the calendars that are all to be open, on the clock of <see cref="TimeZone"/>. What is said by date above
    /// is what they share.</summary>
    public ImmutableArray<CalendarRules> Parts { get; init; } = [];

    public bool IsHoliday(DateOnly date) => Holidays.ContainsKey(date) || YearlyHolidays.ContainsKey((date.Month, date.Day));

    public string? HolidayName(DateOnly date) =>
        Holidays.TryGetValue(date, out string? name) || YearlyHolidays.TryGetValue((date.Month, date.Day), out name) ? name : null;

    public ImmutableArray<LocalTimeRange> HoursOn(DateOnly date) =>
        IsHoliday(date) ? []
        : Overrides.TryGetValue(date, out ImmutableArray<LocalTimeRange> hours) ? hours
        : Week[(int)date.DayOfWeek];

    /// <summary>The years outside of which there are no hours at all, so that a search for them ends early.</summary>
    public (int First, int Last) BusyYears(int first, int last)
    {
        if (!Parts.IsEmpty)
        {
            return (Parts.Max(part => part.BusyYears(first, last).First), Parts.Min(part => part.BusyYears(first, last).Last));
        }

        if (Week.Any(day => !day.IsEmpty))
        {
            return (first, last);
        }

        // Hours near New Year may lie in another year on the UTC line.
        int[] years = [.. Overrides.Where(hours => !hours.Value.IsEmpty).Select(hours => hours.Key.Year)];
        return years.Length == 0 ? (last + 1, first - 1) : (Math.Max(first, years.Min() - 1), Math.Min(last, years.Max() + 1));
    }
}
