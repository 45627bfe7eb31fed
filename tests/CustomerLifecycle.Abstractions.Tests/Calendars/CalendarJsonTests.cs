namespace CustomerLifecycle.Calendars;

public sealed class CalendarJsonTests
{
    [Fact]
    public void A_calendar_is_read_from_JSON()
    {
        BusinessCalendar calendar = BusinessCalendar.FromJson("""
            {
              "timeZone": "Asia/Shanghai",
              "hours": { "mon": ["09:00-12:00", "13:00-18:00"], "sat": ["22:00-06:00"] },
              "holidays": { "2026-10-01": "国庆节" },
              "yearlyHolidays": { "01-01": "New Year" },
              "overrides": { "2026-02-14": ["09:00-18:00"] },
              "breaks": { "2026-03-02": ["10:00-10:30"] },
              "dailyBreaks": ["15:00-15:15"],
              "boundary": "open"
            }
            """);

        Assert.Equal(BoundaryRule.Open, calendar.Boundary);
        Assert.True(calendar.IsHoliday(new DateOnly(2031, 1, 1)));
        Assert.True(calendar.IsBusinessDay(new DateOnly(2026, 2, 14)));
        Assert.Contains("国庆节", calendar.ToJson());
        Assert.Equal(TimeSpan.FromHours(7.25), calendar.Elapsed(CalendarSamples.Utc(2026, 3, 1, 22), CalendarSamples.Utc(2026, 3, 2, 22)));
    }

    [Fact]
    public void An_intersection_survives_its_JSON()
    {
        BusinessCalendar nights = BusinessCalendar.InZone("Europe/Berlin").EveryDay("20:00-04:00").Overnight(OvernightRule.EndsAtHoliday).Build();
        BusinessCalendar both = nights.Intersect(BusinessCalendar.InZone("Asia/Shanghai").EveryDay("00:00-24:00").Holiday(new(2026, 3, 4)).Build());

        BusinessCalendar read = BusinessCalendar.FromJson(both.ToJson());

        Assert.Equal(both.ToJson(), read.ToJson());
        Assert.Equal("Europe/Berlin", read.TimeZone);
        Assert.Equal(both.PeriodsAfter(CalendarSamples.Utc(2026, 3, 2)).Take(5), read.PeriodsAfter(CalendarSamples.Utc(2026, 3, 2)).Take(5));
        Assert.Throws<FormatException>(() => BusinessCalendar.FromJson("""{ "intersection": [], "hours": {} }"""));
    }

    [Fact]
    public void Every_problem_is_listed_at_once()
    {
        string message = Assert.Throws<FormatException>(() => BusinessCalendar.FromJson("""
            { "hours": { "monday": ["09:00-17:00"], "tue": "09:00" }, "holidays": ["1st May"], "gaps": "forward", "colour": "red" }
            """)).Message;

        foreach (string expected in new[] { "timeZone", "hours.monday", "hours.tue", "1st May", "shiftForward or endOfGap", "colour" })
        {
            Assert.Contains(expected, message);
        }
    }

    [Fact]
    public void Text_that_is_no_JSON_is_refused() => Assert.Throws<FormatException>(() => BusinessCalendar.FromJson("{"));
}
