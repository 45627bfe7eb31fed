using System.Collections.Immutable;

namespace CustomerLifecycle.Calendars;

/// <summary>Whether business is open, from the local clock alone: no line of instants, no years, no arithmetic. Right where the clocks do
/// not change.</summary>
internal static class CalendarOracle
{
    public static bool IsOpen(BusinessCalendar calendar, DateTimeOffset at)
    {
        DateTime local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(calendar.TimeZone)).DateTime;
        CalendarRules rules = calendar.Rules;
        return Within(local, rules, date => rules.HoursOn(date), cutAtHoliday: rules.Overnight == OvernightRule.EndsAtHoliday)
            && !Within(local, rules, _ => rules.DailyBreaks, cutAtHoliday: false)
            && !Within(local, rules, date => rules.Breaks.GetValueOrDefault(date, []), cutAtHoliday: false);
    }

    private static bool Within(DateTime local, CalendarRules rules, Func<DateOnly, ImmutableArray<LocalTimeRange>> hoursOn, bool cutAtHoliday)
    {
        DateOnly date = DateOnly.FromDateTime(local);
        return hoursOn(date).Any(range => local.TimeOfDay >= range.From && (range.CrossesMidnight || local.TimeOfDay < range.To))
            || (!(cutAtHoliday && rules.IsHoliday(date)) && hoursOn(date.AddDays(-1)).Any(range => range.CrossesMidnight && local.TimeOfDay < range.To));
    }
}
