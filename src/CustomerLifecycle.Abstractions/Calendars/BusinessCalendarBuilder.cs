using System.Collections.Immutable;

namespace CustomerLifecycle.Calendars;

/// <summary>Puts a <see cref="BusinessCalendar"/> together. Ranges of hours may be written as text, such as "09:00-17:00".</summary>
/// <remarks>Setting the hours of a day again replaces them. A holiday beats an override, an override replaces the weekly hours of its
/// date, and breaks are cut out of what remains. Not thread-safe; the calendar it builds is.</remarks>
public sealed class BusinessCalendarBuilder
{
    private readonly string _timeZone;
    private readonly ImmutableArray<LocalTimeRange>[] _week = [[], [], [], [], [], [], []];
    private readonly Dictionary<DateOnly, string> _holidays = [];
    private readonly Dictionary<(int Month, int Day), string> _yearlyHolidays = [];
    private readonly Dictionary<DateOnly, ImmutableArray<LocalTimeRange>> _overrides = [];
    private readonly Dictionary<DateOnly, ImmutableArray<LocalTimeRange>> _breaks = [];
    private ImmutableArray<LocalTimeRange> _dailyBreaks = [];
    private BoundaryRule _boundary;
    private GapRule _gaps;
    private OverlapRule _overlaps;
    private OvernightRule _overnight;

    internal BusinessCalendarBuilder(string timeZone)
    {
        ZoneRules.Find(timeZone);
        _timeZone = timeZone;
    }

    /// <summary>Sets the hours of one day of the week.</summary>
    /// <param name="day">The day.</param>
    /// <param name="hours">The ranges of hours; none closes the day.</param>
    public BusinessCalendarBuilder On(DayOfWeek day, params IEnumerable<LocalTimeRange> hours)
    {
        _week[(int)day] = LocalRanges.Sort(hours);
        return this;
    }

    /// <summary>Sets the hours of Monday to Friday.</summary>
    /// <param name="hours">The ranges of hours.</param>
    public BusinessCalendarBuilder Weekdays(params IEnumerable<LocalTimeRange> hours)
    {
        for (DayOfWeek day = DayOfWeek.Monday; day <= DayOfWeek.Friday; day++)
        {
            On(day, hours);
        }

        return this;
    }

    /// <summary>Sets the hours of Saturday and Sunday.</summary>
    /// <param name="hours">The ranges of hours.</param>
    public BusinessCalendarBuilder Weekend(params IEnumerable<LocalTimeRange> hours) =>
        On(DayOfWeek.Saturday, hours).On(DayOfWeek.Sunday, hours);

    /// <summary>Sets the hours of all seven days.</summary>
    /// <param name="hours">The ranges of hours.</param>
    public BusinessCalendarBuilder EveryDay(params IEnumerable<LocalTimeRange> hours) => Weekdays(hours).Weekend(hours);

    /// <summary>Closes a date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="name">What is celebrated, for people to read.</param>
    public BusinessCalendarBuilder Holiday(DateOnly date, string name = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        _holidays[date] = name;
        return this;
    }

    /// <summary>Closes dates, for example those that <see cref="ICalendarHolidays"/> read.</summary>
    /// <param name="holidays">The dates.</param>
    public BusinessCalendarBuilder Holidays(IEnumerable<Holiday> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        foreach (Holiday holiday in holidays)
        {
            Holiday(holiday.Date, holiday.Name);
        }

        return this;
    }

    /// <summary>Closes the same date of every year.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31; 29 February is a holiday in leap years.</param>
    /// <param name="name">What is celebrated, for people to read.</param>
    /// <exception cref="ArgumentOutOfRangeException">No year has that date.</exception>
    public BusinessCalendarBuilder YearlyHoliday(int month, int day, string name = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, month))
        {
            throw new ArgumentOutOfRangeException(nameof(day), $"{month:00}-{day:00}", "No year has such a date. Give a month from 1 to 12 and a day it has.");
        }

        _yearlyHolidays[(month, day)] = name;
        return this;
    }

    /// <summary>Replaces the hours of one date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="hours">The ranges of hours; none closes the date.</param>
    public BusinessCalendarBuilder Override(DateOnly date, params IEnumerable<LocalTimeRange> hours)
    {
        _overrides[date] = LocalRanges.Sort(hours);
        return this;
    }

    /// <summary>Cuts breaks out of the hours of one date.</summary>
    /// <param name="date">The date on whose clock the breaks are meant.</param>
    /// <param name="ranges">The breaks.</param>
    public BusinessCalendarBuilder Break(DateOnly date, params IEnumerable<LocalTimeRange> ranges)
    {
        _breaks[date] = LocalRanges.Sort(ranges);
        return this;
    }

    /// <summary>Cuts breaks, such as lunch, out of the hours of every date.</summary>
    /// <param name="ranges">The breaks.</param>
    public BusinessCalendarBuilder DailyBreak(params IEnumerable<LocalTimeRange> ranges)
    {
        _dailyBreaks = LocalRanges.Sort(ranges);
        return this;
    }

    /// <summary>Sets where a deadline lies that falls exactly on closing time; by default at the closing instant.</summary>
    /// <param name="rule">The rule.</param>
    public BusinessCalendarBuilder Boundary(BoundaryRule rule)
    {
        _boundary = Known(rule);
        return this;
    }

    /// <summary>Sets what local times mean that the clocks skip; by default they are later by the length of the gap.</summary>
    /// <param name="rule">The rule.</param>
    public BusinessCalendarBuilder Gaps(GapRule rule)
    {
        _gaps = Known(rule);
        return this;
    }

    /// <summary>Sets what local times mean that happen twice; by default the first.</summary>
    /// <param name="rule">The rule.</param>
    public BusinessCalendarBuilder Overlaps(OverlapRule rule)
    {
        _overlaps = Known(rule);
        return this;
    }

    /// <summary>Sets what becomes of a shift over midnight that runs into a holiday; by default it goes on to its end.</summary>
    /// <param name="rule">The rule.</param>
    public BusinessCalendarBuilder Overnight(OvernightRule rule)
    {
        _overnight = Known(rule);
        return this;
    }

    /// <summary>The calendar.</summary>
    public BusinessCalendar Build() => new(new()
    {
        TimeZone = _timeZone,
        Week = [.. _week],
        Holidays = new Dictionary<DateOnly, string>(_holidays),
        YearlyHolidays = new Dictionary<(int Month, int Day), string>(_yearlyHolidays),
        Overrides = new Dictionary<DateOnly, ImmutableArray<LocalTimeRange>>(_overrides),
        Breaks = new Dictionary<DateOnly, ImmutableArray<LocalTimeRange>>(_breaks),
        DailyBreaks = _dailyBreaks,
        Boundary = _boundary,
        Gaps = _gaps,
        Overlaps = _overlaps,
        Overnight = _overnight,
    });

    private static T Known<T>(T rule)
        where T : struct, Enum =>
        Enum.IsDefined(rule) ? rule : throw new ArgumentOutOfRangeException(nameof(rule), rule, $"Not a {typeof(T).Name}.");
}
