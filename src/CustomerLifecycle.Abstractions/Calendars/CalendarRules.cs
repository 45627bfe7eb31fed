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

    public bool IsHoliday(DateOnly date) => Holidays.ContainsKey(date) || YearlyHolidays.ContainsKey((date.Month, date.Day));

    public string? HolidayName(DateOnly date) =>
        Holidays.TryGetValue(date, out string? name) || YearlyHolidays.TryGetValue((date.Month, date.Day), out name) ? name : null;

    public ImmutableArray<LocalTimeRange> HoursOn(DateOnly date) =>
        IsHoliday(date) ? []
        : Overrides.TryGetValue(date, out ImmutableArray<LocalTimeRange> hours) ? hours
        : Week[(int)date.DayOfWeek];

    public bool HasWeeklyHours => Week.Any(day => !day.IsEmpty);
}
