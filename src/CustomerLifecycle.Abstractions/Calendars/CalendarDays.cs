using System.Collections.Immutable;

namespace CustomerLifecycle.Calendars;

/// <summary>What a calendar knows by date: business days and breaks.</summary>
internal static class CalendarDays
{
    public static bool IsBreakOf(DateOnly date, long instant, CalendarRules rules, ZoneRules zone)
    {
        long midnight = date.ToDateTime(TimeOnly.MinValue).Ticks;
        return IsIn(rules.DailyBreaks, instant, midnight, rules, zone)
            || (rules.Breaks.TryGetValue(date, out ImmutableArray<LocalTimeRange> ofDate) && IsIn(ofDate, instant, midnight, rules, zone));
    }

    private static bool IsIn(ImmutableArray<LocalTimeRange> ranges, long instant, long midnight, CalendarRules rules, ZoneRules zone)
    {
        foreach (LocalTimeRange range in ranges)
        {
            (long from, long to) = BusinessYear.Resolve(range, range.End, midnight, rules, zone);
            if (instant >= from && instant < to)
            {
                return true;
            }
        }

        return false;
    }

    public static DateTimeOffset? Add(BusinessCalendar calendar, DateTimeOffset start, int days, BusinessDayRule rule) => rule switch
    {
        BusinessDayRule.KeepTimeAndSnap => KeepTimeAndSnap(calendar, start, days),
        BusinessDayRule.RollToOpening => RollToOpening(calendar, start, days),
        BusinessDayRule.KeepTime => days == 0 ? start.ToUniversalTime() : KeepTime(calendar, start, days),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule for business days."),
    };

    private static DateTimeOffset? KeepTimeAndSnap(BusinessCalendar calendar, DateTimeOffset start, int days)
    {
        DateTime local = calendar.ToLocal(start).DateTime;
        DateTimeOffset? moved = days == 0 ? start
            : Step(calendar, DateOnly.FromDateTime(local), days) is { } date ? calendar.ResolveLocal(date, local.TimeOfDay)
            : null;
        return moved is not { } instant ? null : days < 0 ? calendar.RollBackward(instant) : calendar.RollForward(instant);
    }

    private static DateTimeOffset? KeepTime(BusinessCalendar calendar, DateTimeOffset start, int days)
    {
        DateTime local = calendar.ToLocal(start).DateTime;
        return Settle(calendar, DateOnly.FromDateTime(local), Math.Sign(days)) is { } settled && Step(calendar, settled, days) is { } date
            ? calendar.ResolveLocal(date, local.TimeOfDay)
            : null;
    }

    private static DateTimeOffset? RollToOpening(BusinessCalendar calendar, DateTimeOffset start, int days)
    {
        DateTime local = calendar.ToLocal(start).DateTime;
        DateOnly from = DateOnly.FromDateTime(local);
        if (Settle(calendar, from, days < 0 ? -1 : 1) is not { } settled || Step(calendar, settled, days) is not { } date)
        {
            return null;
        }

        DateTimeOffset moved = settled == from ? calendar.ResolveLocal(date, local.TimeOfDay) : Opening(calendar, date);
        if (calendar.IsOpen(moved) || calendar.RollBackward(moved) == moved)
        {
            return moved;
        }

        return days >= 0 ? calendar.RollForward(moved)
            : calendar.RollBackward(moved) is { } closing ? Opening(calendar, calendar.DateOf(closing.AddTicks(-1)))
            : null;
    }

    private static DateTimeOffset Opening(BusinessCalendar calendar, DateOnly date)
    {
        TimeSpan from = calendar.Rules.HoursOn(date) is [var first, ..] ? first.From : TimeSpan.Zero;
        DateTimeOffset opening = calendar.ResolveLocal(date, from);
        return calendar.RollForward(opening) ?? opening;
    }

    // The date itself if it is a business day, else the nearest one in a direction.
    private static DateOnly? Settle(BusinessCalendar calendar, DateOnly date, int direction) =>
        calendar.IsBusinessDay(date) ? date : Step(calendar, date, direction);

    private static DateOnly? Step(BusinessCalendar calendar, DateOnly date, int days)
    {
        int direction = Math.Sign(days);
        for (long left = Math.Abs((long)days); left > 0;)
        {
            date = date.AddDays(direction);
            if (date.Year is < BusinessTimeline.FirstYear or >= BusinessTimeline.EndYear)
            {
                return null;
            }

            if (calendar.IsBusinessDay(date))
            {
                left--;
            }
        }

        return date;
    }
}
