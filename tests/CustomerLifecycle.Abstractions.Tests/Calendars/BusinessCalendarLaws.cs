using CustomerLifecycle.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Calendars;

public sealed class BusinessCalendarLaws
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300 * TestScale.Factor);

    [Fact]
    [Trait("Feature", "calendars.business-time")]
    public void What_Add_adds_Elapsed_measures() => Check(
        from calendar in CalendarSamples.Calendars
        from start in CalendarSamples.Instants
        from duration in CalendarSamples.Durations
        select (calendar, start, duration),
        x => !x.calendar.TryAdd(x.start, x.duration, out DateTimeOffset end) || x.calendar.Elapsed(x.start, end) == x.duration);

    [Fact]
    public void At_the_first_and_the_last_instant_of_all_every_question_has_an_answer() => Check(
        from calendar in Gen.OneOf(CalendarSamples.Calendars, Gen.Constant(BusinessCalendar.InZone("UTC").EveryDay("00:00-24:00").Build()))
        from instant in Gen.Elements(CalendarSamples.Utc(1900, 1, 1), CalendarSamples.Utc(1900, 1, 1).AddTicks(1), CalendarSamples.Utc(2300, 1, 1).AddTicks(-1))
        select (calendar, instant),
        x => (x.calendar.RollBackward(x.instant) is not { } before || before <= x.instant)
            && (x.calendar.RollForward(x.instant) is not { } after || after >= x.instant)
            && x.calendar.PeriodsBefore(x.instant).Take(3).All(period => period.Start < period.End && period.End <= x.instant));

    [Fact]
    public void The_boundary_rule_changes_the_instant_but_not_the_business_time() => Check(
        from calendar in CalendarSamples.Calendars
        from start in CalendarSamples.Instants
        from hours in Gen.Choose(0, 400)
        select (calendar, start, duration: TimeSpan.FromHours(hours)),
        x =>
        {
            if (!x.calendar.TryAdd(x.start, x.duration + TimeSpan.FromHours(1), out _))
            {
                return true;
            }

            DateTimeOffset close = x.calendar.Add(x.start, x.duration, BoundaryRule.Close);
            DateTimeOffset open = x.calendar.Add(x.start, x.duration, BoundaryRule.Open);
            return close <= open && x.calendar.IsOpen(open) && x.calendar.Elapsed(close, open) == TimeSpan.Zero;
        });

    [Fact]
    public void Adding_in_two_steps_is_adding_at_once() => Check(
        from calendar in CalendarSamples.Calendars
        from start in CalendarSamples.Instants
        from one in CalendarSamples.Durations
        from two in CalendarSamples.Durations
        select (calendar, start, one: one.Duration(), two: two.Duration()),
        x => !x.calendar.TryAdd(x.start, x.one + x.two, out DateTimeOffset end) || x.calendar.Add(x.calendar.Add(x.start, x.one), x.two) == end);

    [Fact]
    public void Elapsed_time_adds_up_and_turns_its_sign() => Check(
        from calendar in CalendarSamples.Calendars
        from a in CalendarSamples.Instants
        from b in CalendarSamples.Instants
        from c in CalendarSamples.Instants
        select (calendar, a, b, c),
        x => x.calendar.Elapsed(x.a, x.b) + x.calendar.Elapsed(x.b, x.c) == x.calendar.Elapsed(x.a, x.c)
            && x.calendar.Elapsed(x.a, x.b) == -x.calendar.Elapsed(x.b, x.a));

    [Fact]
    public void More_time_is_never_earlier_and_a_later_start_never_ends_sooner() => Check(
        from calendar in CalendarSamples.Calendars
        from start in CalendarSamples.Instants
        from shift in Gen.Choose(0, 5_000_000)
        from duration in CalendarSamples.Durations
        from more in Gen.Choose(0, 100_000)
        select (calendar, start, later: start.AddSeconds(shift), duration, more: duration + TimeSpan.FromSeconds(more)),
        x => !x.calendar.TryAdd(x.start, x.duration, out DateTimeOffset end)
            || ((!x.calendar.TryAdd(x.start, x.more, out DateTimeOffset further) || further >= end)
                && (!x.calendar.TryAdd(x.later, x.duration, out DateTimeOffset shifted) || shifted >= end)));

    [Fact]
    public void Periods_are_the_business_time() => Check(
        from calendar in CalendarSamples.Calendars
        from start in CalendarSamples.Instants
        from days in Gen.Choose(0, 40)
        select (calendar, start, end: start.AddDays(days)),
        x =>
        {
            TimeInterval[] periods = [.. x.calendar.Periods(x.start, x.end)];
            TimeInterval[] backward = [.. x.calendar.PeriodsBefore(x.end).TakeWhile(period => period.End > x.start)];
            return new TimeSpan(periods.Sum(period => period.Duration.Ticks)) == x.calendar.Elapsed(x.start, x.end)
                && periods.All(period => period.Duration > TimeSpan.Zero && x.calendar.IsOpen(period.Start) && !x.calendar.IsOpen(period.End) | period.End == x.end)
                && periods.Zip(periods.Skip(1)).All(pair => pair.First.End < pair.Second.Start)
                && backward.Length == periods.Length;
        });

    [Fact]
    public void Openings_and_closings_alternate() => Check(
        from calendar in CalendarSamples.Calendars
        from at in CalendarSamples.Instants
        select (calendar, at),
        x =>
        {
            DateTimeOffset? open = x.calendar.NextOpen(x.at);
            DateTimeOffset? close = x.calendar.NextClose(x.at);
            return open is null || close is null
                || (x.calendar.IsOpen(x.at) ? close < open : open < close)
                && x.calendar.PreviousOpen(open.Value.AddTicks(1)) == open
                && x.calendar.PreviousClose(close.Value.AddTicks(1)) == close;
        });

    [Fact]
    public void A_pause_moves_a_deadline_and_counts_for_nothing() => Check(
        from calendar in CalendarSamples.Calendars
        from start in CalendarSamples.Instants
        from duration in CalendarSamples.Durations
        from pauses in Gen.ListOf(Gen.Two(Gen.Choose(-200_000, 4_000_000)), 3)
        select (calendar, start, duration, pauses: pauses.Select(p => Pause(start, p.Item1, p.Item2)).ToArray()),
        x => !x.calendar.TryAdd(x.start, x.duration * 2, out _)
            || x.calendar.Elapsed(x.start, x.calendar.Add(x.start, x.duration, x.pauses), x.pauses) == x.duration);

    [Fact]
    public void A_calendar_survives_its_JSON() => Check(
        CalendarSamples.Calendars.Select(calendar => calendar),
        calendar => BusinessCalendar.FromJson(calendar.ToJson()).ToJson() == calendar.ToJson());

    [Fact]
    public void Business_is_open_when_the_clock_on_the_wall_says_so() => Check(
        from calendar in CalendarSamples.Calendars
        from at in CalendarSamples.Instants
        select (calendar, at),
        x => IsNearAChangeOfTheClocks(x.calendar, x.at) || x.calendar.IsOpen(x.at) == CalendarOracle.IsOpen(x.calendar, x.at));

    [Fact]
    public void Days_have_the_hours_that_a_walk_by_minutes_counts() => Prop.ForAll(
        (from calendar in CalendarSamples.Calendars from minutes in Gen.Choose(0, 30 * 365 * 24 * 60) select (calendar, minutes)).ToArbitrary(),
        x =>
        {
            DateTimeOffset start = CalendarSamples.Utc(2005, 1, 1).AddMinutes(x.minutes);
            if (IsNearAChangeOfTheClocks(x.calendar, start.AddDays(1)))
            {
                return true;
            }

            int open = Enumerable.Range(0, 2 * 24 * 60).Count(minute => CalendarOracle.IsOpen(x.calendar, start.AddMinutes(minute)));
            return x.calendar.Elapsed(start, start.AddDays(2)) == TimeSpan.FromMinutes(open);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30 * TestScale.Factor));

    [Fact]
    public void An_intersection_is_open_exactly_when_both_calendars_are() => Check(
        from one in CalendarSamples.Calendars
        from other in CalendarSamples.Calendars
        from at in CalendarSamples.Instants
        select (one, other: InZoneOf(one, other), at),
        x => x.one.Intersect(x.other).IsOpen(x.at) == (x.one.IsOpen(x.at) && x.other.IsOpen(x.at)));

    [Fact]
    public void Business_days_add_up() => Check(
        from calendar in CalendarSamples.Calendars
        from start in CalendarSamples.Instants
        from one in Gen.Choose(1, 30)
        from two in Gen.Choose(1, 30)
        from backward in Gen.Elements(true, false)
        select (calendar, start, one: backward ? -one : one, two: backward ? -two : two),
        x => !HasBusinessDays(x.calendar) || Date(x, x.one + x.two) == x.calendar.DateOf(x.calendar.AddBusinessDays(
            x.calendar.ResolveLocal(Date(x, x.one), TimeSpan.FromHours(12)), x.two, BusinessDayRule.KeepTime)));

    private static DateOnly Date((BusinessCalendar Calendar, DateTimeOffset Start, int One, int Two) x, int days) =>
        x.Calendar.DateOf(x.Calendar.AddBusinessDays(x.Calendar.ResolveLocal(x.Calendar.DateOf(x.Start), TimeSpan.FromHours(12)), days, BusinessDayRule.KeepTime));

    private static bool HasBusinessDays(BusinessCalendar calendar) => calendar.Rules.Week.Any(day => !day.IsEmpty);

    private static BusinessCalendar InZoneOf(BusinessCalendar one, BusinessCalendar other) => new(other.Rules with { TimeZone = one.TimeZone });

    // What a local time means there is a matter of rules, which other tests show.
    private static bool IsNearAChangeOfTheClocks(BusinessCalendar calendar, DateTimeOffset at) =>
        Enumerable.Range(-4, 9).Select(day => calendar.ToLocal(at.AddDays(day)).Offset).Distinct().Count() > 1;

    private static TimeInterval Pause(DateTimeOffset start, int one, int other) =>
        new(start.AddSeconds(Math.Min(one, other)), start.AddSeconds(Math.Max(one, other)));

    private static void Check<T>(Gen<T> samples, Func<T, bool> law) => Prop.ForAll(samples.ToArbitrary(), law).Check(Many);
}
