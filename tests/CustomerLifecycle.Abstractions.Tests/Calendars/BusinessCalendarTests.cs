using static CustomerLifecycle.Calendars.CalendarSamples;

namespace CustomerLifecycle.Calendars;

public sealed class BusinessCalendarTests
{
    [Fact]
    public void A_deadline_runs_over_the_weekend()
    {
        BusinessCalendar calendar = Office("Asia/Shanghai");

        // Friday 16:00 in Shanghai is 08:00 UTC: one hour is left, seven follow on Monday.
        Assert.Equal(Utc(2026, 3, 9, 8), calendar.Add(Utc(2026, 3, 6, 8), TimeSpan.FromHours(8)));
    }

    [Fact]
    public void A_deadline_on_closing_time_follows_the_boundary_rule()
    {
        BusinessCalendar calendar = Office();
        DateTimeOffset opening = Utc(2026, 3, 6, 9);

        Assert.Equal(Utc(2026, 3, 6, 17), calendar.Add(opening, TimeSpan.FromHours(8)));
        Assert.Equal(Utc(2026, 3, 9, 9), calendar.Add(opening, TimeSpan.FromHours(8), BoundaryRule.Open));
        Assert.Equal(Utc(2026, 3, 9, 9), BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Boundary(BoundaryRule.Open).Build().Add(opening, TimeSpan.FromHours(8)));
    }

    [Fact]
    public void Lunch_holidays_and_overrides_are_respected()
    {
        BusinessCalendar calendar = BusinessCalendar.InZone("UTC")
            .Weekdays("09:00-17:00")
            .DailyBreak("12:00-13:00")
            .Holiday(new(2026, 3, 3), "Founders' day")
            .Override(new(2026, 3, 7), "10:00-12:00")
            .Break(new(2026, 3, 6), "09:00-10:00")
            .Build();

        Assert.Equal(Utc(2026, 3, 4, 13, 30), calendar.Add(Utc(2026, 3, 2, 16), TimeSpan.FromHours(4.5)));
        Assert.Equal(TimeSpan.FromHours(6), calendar.Elapsed(Utc(2026, 3, 6), Utc(2026, 3, 7)));
        Assert.Equal(TimeSpan.FromHours(2), calendar.Elapsed(Utc(2026, 3, 7), Utc(2026, 3, 8)));
        Assert.True(calendar.IsHoliday(Utc(2026, 3, 3, 12)));
        Assert.True(calendar.IsOnBreak(Utc(2026, 3, 2, 12)));
        Assert.False(calendar.IsOnBreak(Utc(2026, 3, 2, 13)));
    }

    [Fact]
    public void A_night_shift_belongs_to_the_day_it_starts()
    {
        BusinessCalendar calendar = BusinessCalendar.InZone("UTC").On(DayOfWeek.Monday, "22:00-06:00").Holiday(new(2026, 3, 3)).Build();

        Assert.True(calendar.IsOpen(Utc(2026, 3, 3, 5)));
        Assert.Equal(Utc(2026, 3, 3, 6), calendar.NextClose(Utc(2026, 3, 2, 23)));
    }

    [Fact]
    [Trait("Feature", "calendars.overnight")]
    public void A_night_shift_may_end_where_a_holiday_begins()
    {
        BusinessCalendarBuilder nights = BusinessCalendar.InZone("Asia/Shanghai").EveryDay("22:00-06:00").Holiday(new(2026, 10, 1), "国庆节");
        TimeSpan night = TimeSpan.FromHours(8);

        // The night of 30 September, 14:00 to 22:00 UTC; that of the holiday does not take place either way.
        Assert.Equal(night, nights.Build().Elapsed(Utc(2026, 9, 30, 8), Utc(2026, 10, 2, 8)));
        Assert.Equal(TimeSpan.FromHours(2), nights.Overnight(OvernightRule.EndsAtHoliday).Build().Elapsed(Utc(2026, 9, 30, 8), Utc(2026, 10, 2, 8)));
        Assert.Equal("国庆节", nights.Build().HolidayName(new(2026, 10, 1)));
        Assert.Null(nights.Build().HolidayName(new(2026, 10, 2)));
    }

    [Fact]
    public void A_day_on_which_the_clocks_go_back_has_25_hours_but_24_on_the_wall()
    {
        BusinessCalendar calendar = BusinessCalendar.InZone("Europe/Paris").EveryDay("00:00-24:00").Build();

        Assert.Equal(TimeSpan.FromHours(25), calendar.Elapsed(Utc(2020, 10, 24, 22), Utc(2020, 10, 25, 23)));
        Assert.Equal(TimeSpan.FromHours(24), calendar.ElapsedOnWallClock(Utc(2020, 10, 24, 22), Utc(2020, 10, 25, 23)));
    }

    [Fact]
    public void Times_that_the_clocks_skip_or_repeat_follow_the_rules()
    {
        BusinessCalendarBuilder berlin = BusinessCalendar.InZone("Europe/Berlin");
        DateOnly spring = new(2026, 3, 29);
        DateOnly autumn = new(2026, 10, 25);
        TimeSpan halfPastTwo = new(2, 30, 0);

        Assert.Equal(Utc(2026, 3, 29, 1, 30), berlin.Build().ResolveLocal(spring, halfPastTwo));
        Assert.Equal(Utc(2026, 3, 29, 1, 0), berlin.Gaps(GapRule.EndOfGap).Build().ResolveLocal(spring, halfPastTwo));
        Assert.Equal(Utc(2026, 10, 25, 0, 30), berlin.Build().ResolveLocal(autumn, halfPastTwo));
        Assert.Equal(Utc(2026, 10, 25, 1, 30), berlin.Overlaps(OverlapRule.Later).Build().ResolveLocal(autumn, halfPastTwo));
    }

    [Fact]
    public void A_date_that_a_zone_skipped_has_no_hours()
    {
        // Samoa went from 29 to 31 December 2011, over the date line.
        BusinessCalendar calendar = BusinessCalendar.InZone("Pacific/Apia").On(DayOfWeek.Friday, "09:00-17:00").Build();

        Assert.Equal(TimeSpan.Zero, calendar.Elapsed(Utc(2011, 12, 25), Utc(2012, 1, 3)));
        Assert.Equal(TimeSpan.FromHours(8), calendar.Elapsed(Utc(2012, 1, 3), Utc(2012, 1, 10)));
    }

    [Fact]
    public void A_calendar_that_never_opens_says_so()
    {
        BusinessCalendar never = BusinessCalendar.InZone("Asia/Shanghai").Build();
        DateTimeOffset now = Utc(2026, 3, 2);

        Assert.Null(never.NextOpen(now));
        Assert.Null(never.PreviousClose(now));
        Assert.Empty(never.PeriodsAfter(now));
        Assert.False(never.TryAdd(now, TimeSpan.FromHours(1), out _));
        Assert.False(never.TryAdd(now, TimeSpan.MinValue, out _));
        Assert.Contains("Asia/Shanghai", Assert.Throws<BusinessTimeException>(() => never.Add(now, TimeSpan.FromHours(1))).Message);
        Assert.Throws<BusinessTimeException>(() => never.AddBusinessDays(now, 1));
        Assert.Equal(TimeSpan.Zero, never.Elapsed(now, now.AddYears(10)));
    }

    [Fact]
    public void A_calendar_that_never_closes_has_one_period()
    {
        DateTimeOffset now = Utc(2026, 3, 2, 12);

        Assert.Null(BusinessCalendar.AlwaysOpen.NextClose(now));
        Assert.Equal(now, Assert.Single(BusinessCalendar.AlwaysOpen.PeriodsAfter(now)).Start);
        Assert.Equal(now.AddHours(100), BusinessCalendar.AlwaysOpen.Add(now, TimeSpan.FromHours(100)));
    }

    [Fact]
    public void New_year_is_no_closing_time_for_a_night_shift()
    {
        BusinessCalendar calendar = BusinessCalendar.InZone("UTC").EveryDay("20:00-04:00").Build();

        Assert.Equal(Utc(2026, 1, 1, 4), calendar.NextClose(Utc(2025, 12, 31, 22)));
        Assert.Equal(Utc(2025, 12, 31, 20), calendar.PreviousOpen(Utc(2026, 1, 1, 2)));
        Assert.Equal(Utc(2026, 1, 1, 20), calendar.NextOpen(Utc(2025, 12, 31, 22)));
        Assert.Equal(new TimeInterval(Utc(2025, 12, 31, 20), Utc(2026, 1, 1, 4)), calendar.PeriodsAfter(Utc(2025, 12, 31, 12)).First());
    }

    [Theory]
    [Trait("Feature", "calendars.business-days")]
    [InlineData(BusinessDayRule.KeepTimeAndSnap, 1, "2026-03-09T09:00:00Z")]
    [InlineData(BusinessDayRule.RollToOpening, 1, "2026-03-10T09:00:00Z")]
    [InlineData(BusinessDayRule.KeepTime, 1, "2026-03-10T07:00:00Z")]
    [InlineData(BusinessDayRule.KeepTimeAndSnap, -1, "2026-03-05T17:00:00Z")]
    [InlineData(BusinessDayRule.RollToOpening, -1, "2026-03-05T09:00:00Z")]
    [InlineData(BusinessDayRule.KeepTime, -1, "2026-03-05T07:00:00Z")]
    [InlineData(BusinessDayRule.KeepTime, 0, "2026-03-07T07:00:00Z")]
    public void Business_days_from_an_early_Saturday_follow_the_rule(BusinessDayRule rule, int days, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Office().AddBusinessDays(Utc(2026, 3, 7, 7), days, rule));

    [Fact]
    [Trait("Feature", "calendars.intersect")]
    public void An_intersection_is_open_when_both_are()
    {
        BusinessCalendar shop = BusinessCalendar.InZone("UTC").EveryDay("10:00-22:00").Holiday(new(2026, 3, 3)).Override(new(2026, 3, 5), "12:00-14:00").Build();
        BusinessCalendar nights = BusinessCalendar.InZone("UTC").EveryDay("20:00-12:00").Build();
        BusinessCalendar both = shop.Intersect(nights);

        Assert.Equal(TimeSpan.FromHours(4), both.Elapsed(Utc(2026, 3, 2), Utc(2026, 3, 3)));
        Assert.Equal(TimeSpan.Zero, both.Elapsed(Utc(2026, 3, 3), Utc(2026, 3, 4)));
        Assert.True(both.IsOpen(Utc(2026, 3, 4, 11)));
        Assert.False(both.IsOpen(Utc(2026, 3, 4, 13)));
        Assert.Equal(TimeSpan.Zero, both.Elapsed(Utc(2026, 3, 5), Utc(2026, 3, 6)));
    }

    [Fact]
    public void Arithmetic_allocates_nothing()
    {
        BusinessCalendar calendar = Office("Europe/Berlin");
        DateTimeOffset start = Utc(2026, 3, 2, 12);
        calendar.Add(start, TimeSpan.FromHours(10_000));

        long before = GC.GetAllocatedBytesForCurrentThread();
        DateTimeOffset end = calendar.Add(start, TimeSpan.FromHours(10_000));
        TimeSpan elapsed = calendar.Elapsed(start, end);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(TimeSpan.FromHours(10_000), elapsed);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Bad_input_is_refused_with_the_way_out()
    {
        Assert.Contains("Asia/Shanghai", Assert.Throws<ArgumentException>(() => BusinessCalendar.InZone("Mars/Base")).Message);
        Assert.Contains("09:00-17:00", Assert.Throws<FormatException>(() => LocalTimeRange.Parse("9 to 5")).Message);
        Assert.Throws<FormatException>(() => LocalTimeRange.Parse("25:00-26:00"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Office().IsOpen(DateTimeOffset.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => BusinessCalendar.InZone("UTC").YearlyHoliday(2, 30));
    }
}
