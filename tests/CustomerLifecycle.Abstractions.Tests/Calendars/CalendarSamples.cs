using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Calendars;

internal static class CalendarSamples
{
    // Every kind of rule: half-hour and two-hour changes, changes at midnight, changes of the standard offset, no changes,
    // suspended summer time, offsets at both ends of the day.
    public static readonly string[] Zones =
    [
        "UTC", "Asia/Shanghai", "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
        "Europe/Berlin", "Europe/London", "Europe/Dublin", "Africa/Casablanca", "Africa/Cairo", "Asia/Tehran", "Asia/Kathmandu",
        "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Antarctica/Troll",
    ];

    private static readonly DateTimeOffset Epoch = new(2005, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    public static BusinessCalendar Office(string zone = "UTC") => BusinessCalendar.InZone(zone).Weekdays("09:00-17:00").Build();

    public static Gen<DateTimeOffset> Instants { get; } =
        from minutes in Gen.Choose(0, 30 * 365 * 24 * 60)
        from ticks in Gen.Choose(0, 600_000_000)
        select Epoch.AddMinutes(minutes).AddTicks(ticks);

    public static Gen<TimeSpan> Durations { get; } =
        from seconds in Gen.Choose(-40_000_000, 40_000_000)
        from ticks in Gen.Choose(0, 10_000_000)
        select TimeSpan.FromSeconds(seconds / (ticks % 7 == 0 ? 1 : 500)) + TimeSpan.FromTicks(ticks);

    public static Gen<BusinessCalendar> Calendars { get; } =
        from zone in Gen.Elements(Zones)
        from days in Gen.ArrayOf(Gen.ArrayOf(Gen.Two(Gen.Choose(0, 95)), 2), 7)
        from holidays in Gen.ListOf(Gen.Choose(0, 9000), 30)
        from overrides in Gen.ListOf(from day in Gen.Choose(0, 9000) from start in Gen.Choose(0, 95) from end in Gen.Choose(0, 96) select (day, start, end), 30)
        from lunch in Gen.Two(Gen.Choose(0, 95))
        from breaks in Gen.Elements(true, false)
        from overnight in Gen.Elements(OvernightRule.RunsIntoHoliday, OvernightRule.EndsAtHoliday)
        select Build(zone, days, holidays, overrides, lunch, breaks, overnight);

    private static BusinessCalendar Build(
        string zone, (int From, int To)[][] days, IList<int> holidays, IList<(int Day, int From, int To)> overrides, (int From, int To) lunch, bool breaks, OvernightRule overnight)
    {
        BusinessCalendarBuilder builder = BusinessCalendar.InZone(zone).Overnight(overnight);
        for (int day = 0; day < 7; day++)
        {
            builder.On((DayOfWeek)day, days[day].Select(hours => Quarters(hours.From, hours.To)));
        }

        foreach (int day in holidays)
        {
            builder.Holiday(DateOnly.FromDateTime(Epoch.UtcDateTime).AddDays(day));
        }

        foreach ((int day, int from, int to) in overrides)
        {
            builder.Override(DateOnly.FromDateTime(Epoch.UtcDateTime).AddDays(day), Quarters(from, to));
        }

        return breaks ? builder.DailyBreak(Quarters(lunch.From, Math.Min(95, lunch.From + 3))).Build() : builder.Build();
    }

    private static LocalTimeRange Quarters(int from, int to) => new(TimeSpan.FromMinutes(from * 15), TimeSpan.FromMinutes(to * 15));
}
