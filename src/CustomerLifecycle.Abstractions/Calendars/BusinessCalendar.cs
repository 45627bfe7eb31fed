using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>When business is open: weekly hours, holidays, overrides and breaks in one IANA time zone; and arithmetic on the business
/// time that results. A pure function of what it was built from.</summary>
/// <remarks>
/// <para>Immutable and thread-safe. Keep one instance: it builds each year it is asked about once, and after that no operation
/// allocates.</para>
/// <para>Instants may carry any offset; results are UTC (see <see cref="ToLocal"/>). Time is elapsed time: a day from 00:00 to 24:00 on
/// which the clocks go back has 25 hours. Periods that touch, over midnight for example, are one period. The years 1900 to 2299 are
/// covered; an instant outside is an <see cref="ArgumentOutOfRangeException"/>.</para>
/// <para>Law: <c>Elapsed(start, Add(start, d)) == d</c> for every start and every duration, forward and backward.</para>
/// </remarks>
public sealed class BusinessCalendar
{
    private readonly ZoneRules _zone;
    private readonly BusinessTimeline _timeline;
    private readonly Lazy<BusinessCalendar> _wallClock;

    internal BusinessCalendar(CalendarRules rules)
    {
        Rules = rules;
        _zone = new(rules.TimeZone);
        _timeline = new(rules, _zone);
        _wallClock = new(() => rules.TimeZone == "UTC" ? this : new(rules with { TimeZone = "UTC" }));
    }

    /// <summary>Open day and night, every day.</summary>
    public static BusinessCalendar AlwaysOpen { get; } = InZone("UTC").EveryDay(LocalTimeRange.AllDay).Build();

    /// <summary>The IANA id of the time zone in which the hours are meant.</summary>
    public string TimeZone => Rules.TimeZone;

    /// <summary>Where a deadline lies that falls exactly on closing time, unless a call says otherwise.</summary>
    public BoundaryRule Boundary => Rules.Boundary;

    internal CalendarRules Rules { get; }

    /// <summary>Starts a calendar that is never open until hours are added.</summary>
    /// <param name="timeZone">An IANA id, such as <c>Asia/Shanghai</c>.</param>
    /// <exception cref="ArgumentException">The time zone is not known on this machine.</exception>
    public static BusinessCalendarBuilder InZone(string timeZone) => new(timeZone);

    /// <summary>Reads a calendar from JSON, the format <see cref="ToJson"/> writes.</summary>
    /// <param name="json">An object with <c>timeZone</c> and, each optional: <c>hours</c> (by mon to sun, arrays of ranges such as
    /// "09:00-17:00"), <c>holidays</c> (an array of dates, or names by date), <c>yearlyHolidays</c> (names by "MM-DD"),
    /// <c>overrides</c> and <c>breaks</c> (arrays of ranges by date), <c>dailyBreaks</c> (an array of ranges), <c>boundary</c>,
    /// <c>gaps</c>, <c>overlaps</c>, <c>overnight</c>. Of an intersection: <c>intersection</c>, an array of such objects.</param>
    /// <exception cref="FormatException">The text is not such a calendar; the message lists every problem with its place.</exception>
    public static BusinessCalendar FromJson(string json) => CalendarJson.Read(json);

    /// <summary>Writes the calendar as JSON. Equal calendars give the same text.</summary>
    public string ToJson() => CalendarJson.Write(Rules);

    /// <summary>Whether an instant is within business time. Opening is within, closing is not.</summary>
    /// <param name="instant">The instant.</param>
    public bool IsOpen(DateTimeOffset instant) => _timeline.Contains(BusinessTimeline.Check(instant, nameof(instant)));

    /// <summary>Whether calendars reach an instant: the years 1900 to 2299 in UTC. Operations throw for those they do not.</summary>
    /// <param name="instant">The instant.</param>
    public static bool Covers(DateTimeOffset instant) => instant.UtcDateTime.Year is >= BusinessTimeline.FirstYear and < BusinessTimeline.EndYear;

    /// <summary>Whether an instant lies on a holiday of the calendar's time zone.</summary>
    /// <param name="instant">The instant.</param>
    public bool IsHoliday(DateTimeOffset instant) => Rules.IsHoliday(DateOf(instant));

    /// <summary>Whether a date is a holiday.</summary>
    /// <param name="date">The date.</param>
    public bool IsHoliday(DateOnly date) => Rules.IsHoliday(date);

    /// <summary>The name of the holiday on a date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The name, empty where the holiday has none; <see langword="null"/> when the date is no holiday.</returns>
    public string? HolidayName(DateOnly date) => Rules.HolidayName(date);

    /// <summary>Whether an instant lies in a break, within opening hours or not.</summary>
    /// <param name="instant">The instant.</param>
    public bool IsOnBreak(DateTimeOffset instant)
    {
        // A break may start on the date before and run over midnight, or be shifted over it by the clocks.
        DateOnly date = DateOf(instant);
        return CalendarDays.IsBreakOf(date, instant.UtcTicks, Rules, _zone)
            || CalendarDays.IsBreakOf(date.AddDays(-1), instant.UtcTicks, Rules, _zone);
    }

    /// <summary>Whether a date has opening hours of its own and is no holiday.</summary>
    /// <param name="date">The date.</param>
    public bool IsBusinessDay(DateOnly date) => !Rules.HoursOn(date).IsEmpty;

    /// <summary>The first opening after an instant; an opening at the instant itself does not count.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The opening, or <see langword="null"/> if business never opens again.</returns>
    public DateTimeOffset? NextOpen(DateTimeOffset instant) => Utc(_timeline.NextStart(BusinessTimeline.Check(instant, nameof(instant))));

    /// <summary>The first closing after an instant; a closing at the instant itself does not count.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The closing, or <see langword="null"/> if business never closes again.</returns>
    public DateTimeOffset? NextClose(DateTimeOffset instant) => Utc(_timeline.NextEnd(BusinessTimeline.Check(instant, nameof(instant))));

    /// <summary>The last opening before an instant; an opening at the instant itself does not count.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The opening, or <see langword="null"/> if there was none.</returns>
    public DateTimeOffset? PreviousOpen(DateTimeOffset instant) =>
        Utc(_timeline.PreviousStart(BusinessTimeline.Check(instant, nameof(instant))));

    /// <summary>The last closing before an instant; a closing at the instant itself does not count.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The closing, or <see langword="null"/> if there was none.</returns>
    public DateTimeOffset? PreviousClose(DateTimeOffset instant) =>
        Utc(_timeline.PreviousEnd(BusinessTimeline.Check(instant, nameof(instant))));

    /// <summary>The instant itself if business is open then, else the next opening.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The instant, or <see langword="null"/> if business never opens again.</returns>
    public DateTimeOffset? RollForward(DateTimeOffset instant) => IsOpen(instant) ? instant.ToUniversalTime() : NextOpen(instant);

    /// <summary>The instant itself if business was open just before it, else the closing before.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The instant, or <see langword="null"/> if business was never open before.</returns>
    public DateTimeOffset? RollBackward(DateTimeOffset instant)
    {
        long ticks = BusinessTimeline.Check(instant, nameof(instant));
        return _timeline.Contains(ticks - 1) ? instant.ToUniversalTime() : Utc(_timeline.PreviousEnd(ticks));
    }

    /// <summary>The instant at which so much business time has passed.</summary>
    /// <param name="start">Where counting starts; closed hours do not count.</param>
    /// <param name="duration">Business time; below zero counts backward; zero is the start itself (under
    /// <see cref="BoundaryRule.Open"/> the next open instant).</param>
    /// <returns>The instant, UTC. Forward, the boundary rule of the calendar says where it lies when it falls on closing time; backward,
    /// it is the opening when it falls on one.</returns>
    /// <exception cref="BusinessTimeException">The calendar has not that much business time.</exception>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan duration) => Add(start, duration, Rules.Boundary);

    /// <summary>The instant at which so much business time has passed, under a boundary rule.</summary>
    /// <inheritdoc cref="Add(DateTimeOffset, TimeSpan)"/>
    /// <param name="start">Where counting starts; closed hours do not count.</param>
    /// <param name="duration">Business time; below zero counts backward.</param>
    /// <param name="boundary">Where the result lies if it falls exactly on closing time.</param>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan duration, BoundaryRule boundary) =>
        Utc(AddTicks(BusinessTimeline.Check(start, nameof(start)), duration.Ticks, boundary)) ?? throw NotEnough(start, duration);

    /// <summary>The instant at which so much business time outside of pauses has passed.</summary>
    /// <param name="start">Where counting starts.</param>
    /// <param name="duration">Business time; below zero counts backward.</param>
    /// <param name="pauses">Intervals that do not count, in any order; they may overlap.</param>
    /// <exception cref="BusinessTimeException">The calendar has not that much business time.</exception>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan duration, ReadOnlySpan<TimeInterval> pauses) =>
        Utc(PausedTime.Add(this, BusinessTimeline.Check(start, nameof(start)), duration.Ticks, pauses, Rules.Boundary))
        ?? throw NotEnough(start, duration);

    /// <summary>The instant at which so much business time has passed, if the calendar has that much.</summary>
    /// <param name="start">Where counting starts.</param>
    /// <param name="duration">Business time; below zero counts backward.</param>
    /// <param name="result">The instant, UTC.</param>
    /// <returns><see langword="false"/> if the calendar has not that much business time, for example because it is never open.</returns>
    public bool TryAdd(DateTimeOffset start, TimeSpan duration, out DateTimeOffset result)
    {
        DateTimeOffset? found = Utc(AddTicks(BusinessTimeline.Check(start, nameof(start)), duration.Ticks, Rules.Boundary));
        result = found.GetValueOrDefault();
        return found.HasValue;
    }

    /// <summary>The instant at which so much business time outside of pauses has passed, if the calendar has that much.</summary>
    /// <param name="start">Where counting starts.</param>
    /// <param name="duration">Business time; below zero counts backward.</param>
    /// <param name="pauses">Intervals that do not count, in any order; they may overlap.</param>
    /// <param name="result">The instant, UTC.</param>
    /// <returns><see langword="false"/> if the calendar has not that much business time.</returns>
    public bool TryAdd(DateTimeOffset start, TimeSpan duration, ReadOnlySpan<TimeInterval> pauses, out DateTimeOffset result)
    {
        DateTimeOffset? found = Utc(PausedTime.Add(this, BusinessTimeline.Check(start, nameof(start)), duration.Ticks, pauses, Rules.Boundary));
        result = found.GetValueOrDefault();
        return found.HasValue;
    }

    /// <summary>The business time between two instants.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The second instant; when it lies before <paramref name="start"/>, the result is below zero.</param>
    public TimeSpan Elapsed(DateTimeOffset start, DateTimeOffset end) =>
        new(BetweenTicks(BusinessTimeline.Check(start, nameof(start)), BusinessTimeline.Check(end, nameof(end))));

    /// <summary>The business time between two instants that lies outside of pauses.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The second instant; when it lies before <paramref name="start"/>, the result is below zero.</param>
    /// <param name="pauses">Intervals that do not count, in any order; they may overlap.</param>
    public TimeSpan Elapsed(DateTimeOffset start, DateTimeOffset end, ReadOnlySpan<TimeInterval> pauses) =>
        new(PausedTime.Between(this, BusinessTimeline.Check(start, nameof(start)), BusinessTimeline.Check(end, nameof(end)), pauses));

    /// <summary>The business time between two instants as the clock on the wall counts it: a day from 00:00 to 24:00 has 24 hours
    /// whether or not the clocks change on it.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The second instant; when it lies before <paramref name="start"/>, the result is below zero.</param>
    public TimeSpan ElapsedOnWallClock(DateTimeOffset start, DateTimeOffset end) => _wallClock.Value.Elapsed(
        new DateTimeOffset(ToLocal(start).DateTime, TimeSpan.Zero), new DateTimeOffset(ToLocal(end).DateTime, TimeSpan.Zero));

    /// <summary>The open periods from an instant on, in order of time. The first one starts at the instant if business is open then.</summary>
    /// <param name="origin">The instant.</param>
    /// <returns>A lazy sequence; it ends when business never opens again, or with the last year covered.</returns>
    public IEnumerable<TimeInterval> PeriodsAfter(DateTimeOffset origin) => BusinessPeriods.After(this, origin);

    /// <summary>The open periods up to an instant, the latest first. The first one ends at the instant if business was open until then.</summary>
    /// <param name="origin">The instant.</param>
    /// <returns>A lazy sequence; it ends when business was never open before, or with the first year covered.</returns>
    public IEnumerable<TimeInterval> PeriodsBefore(DateTimeOffset origin) => BusinessPeriods.Before(this, origin);

    /// <summary>The open periods between two instants, in order of time, cut at both ends.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The second instant, not before the first.</param>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public IEnumerable<TimeInterval> Periods(DateTimeOffset start, DateTimeOffset end) => BusinessPeriods.Between(this, new(start, end));

    /// <summary>The instant a number of business days after (or, below zero, before) another.</summary>
    /// <param name="start">The instant.</param>
    /// <param name="days">Business days; at most 146,097 (400 years) in either direction.</param>
    /// <param name="rule">How days are counted, and at what time of day the result lies.</param>
    /// <exception cref="BusinessTimeException">The calendar has not that many business days.</exception>
    public DateTimeOffset AddBusinessDays(DateTimeOffset start, int days, BusinessDayRule rule = BusinessDayRule.KeepTimeAndSnap) =>
        CalendarDays.Add(this, start, days, rule)
        ?? throw new BusinessTimeException(string.Create(CultureInfo.InvariantCulture,
            $"The calendar in {TimeZone} has fewer than {days} business days from {start:O} on. Add hours or overrides to it, or take fewer days."));

    /// <summary>A calendar that is open when both are: the hours both share, the holidays and breaks of either.</summary>
    /// <param name="other">The other calendar. Its hours are read on the clock of this calendar's time zone; of two calendars in one zone
    /// the result is open exactly when both are.</param>
    /// <returns>A calendar in this calendar's time zone, with its rules.</returns>
    public BusinessCalendar Intersect(BusinessCalendar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(CalendarIntersection.Of(Rules, other.Rules));
    }

    /// <summary>The instant that a local date and time of day mean in the calendar's time zone, under its rules for times that the clocks
    /// skip or repeat.</summary>
    /// <param name="date">The date.</param>
    /// <param name="timeOfDay">Time since midnight on the wall clock, from 00:00 to 24:00 (midnight at the end of the date).</param>
    /// <exception cref="ArgumentOutOfRangeException">The time does not lie in a day, or the year is not covered.</exception>
    public DateTimeOffset ResolveLocal(DateOnly date, TimeSpan timeOfDay)
    {
        if (timeOfDay < TimeSpan.Zero || timeOfDay > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(timeOfDay), timeOfDay, "A time of day lies between 00:00 and 24:00.");
        }

        DateTime local = date.ToDateTime(TimeOnly.MinValue) + timeOfDay;
        BusinessTimeline.Check(new(local, TimeSpan.Zero), nameof(date));
        return new(_zone.ToUtc(local.Ticks, Rules.Gaps, Rules.Overlaps), TimeSpan.Zero);
    }

    /// <summary>An instant with the offset of the calendar's time zone, for display.</summary>
    /// <param name="instant">The instant.</param>
    public DateTimeOffset ToLocal(DateTimeOffset instant) =>
        instant.ToOffset(new(_zone.OffsetAt(BusinessTimeline.Check(instant, nameof(instant)))));

    internal DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    internal long BetweenTicks(long start, long end) =>
        start <= end ? _timeline.Between(start, end) : -_timeline.Between(end, start);

    internal long AddTicks(long start, long ticks, BoundaryRule boundary) => ticks switch
    {
        > 0 => _timeline.Advance(start, ticks, boundary),
        < 0 => _timeline.Rewind(start, ticks == long.MinValue ? long.MaxValue : -ticks),
        _ => boundary == BoundaryRule.Close || _timeline.Contains(start) ? start : _timeline.NextStart(start),
    };

    private static DateTimeOffset? Utc(long ticks) => ticks == BusinessTimeline.None ? null : new(ticks, TimeSpan.Zero);

    private BusinessTimeException NotEnough(DateTimeOffset start, TimeSpan duration) => new(string.Create(CultureInfo.InvariantCulture,
        $"The calendar in {TimeZone} has less than {duration} of business time from {start:O} on, up to its first or last year. Add hours or overrides to it, or ask TryAdd."));
}
