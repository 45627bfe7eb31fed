namespace CustomerLifecycle.Calendars;

public sealed class ICalendarHolidaysTests
{
    private const string Text = """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20200101
        RRULE:FREQ=YEARLY
        EXDATE;VALUE=DATE:20270101
        SUMMARY:New Year\, the first
        BEGIN:VALARM
        SUMMARY:not this
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:Thanksgiving and a name
          that is folded
        DTSTART;VALUE=DATE:20201126
        RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=7
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:Golden Week
        DTSTART;VALUE=DATE:20261001
        DTEND;VALUE=DATE:20261004
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:A meeting
        DTSTART:20261005T090000Z
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    [Trait("Feature", "calendars.icalendar")]
    public void Holidays_are_read_between_two_dates()
    {
        IReadOnlyList<Holiday> holidays = ICalendarHolidays.Parse(Text, new(2026, 1, 1), new(2028, 12, 31));

        Assert.Equal(
            [
                new(new(2026, 1, 1), "New Year, the first"),
                new(new(2026, 10, 1), "Golden Week"),
                new(new(2026, 10, 2), "Golden Week"),
                new(new(2026, 10, 3), "Golden Week"),
                new(new(2026, 11, 26), "Thanksgiving and a name that is folded"),
                new(new(2028, 1, 1), "New Year, the first"),
            ],
            holidays);
        Assert.False(BusinessCalendar.InZone("UTC").EveryDay("09:00-17:00").Holidays(holidays).Build().IsBusinessDay(new(2026, 10, 2)));
    }

    [Fact]
    public void An_event_of_several_days_that_began_before_is_read() =>
        Assert.Equal(2, ICalendarHolidays.Parse(Text, new(2026, 10, 2), new(2026, 10, 31)).Count);

    [Theory]
    [InlineData("FREQ=MONTHLY")]
    [InlineData("FREQ=YEARLY;BYSETPOS=1")]
    [InlineData("FREQ=YEARLY;BYDAY=XX")]
    public void A_rule_that_cannot_be_read_is_named(string rule) => Assert.Contains(
        "New Year",
        Assert.Throws<FormatException>(() => ICalendarHolidays.Parse(Text.Replace("RRULE:FREQ=YEARLY\n", "RRULE:" + rule + "\n"), new(2026, 1, 1), new(2026, 12, 31))).Message);

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT")]
    public void Text_that_is_no_calendar_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ICalendarHolidays.Parse(text, new(2026, 1, 1), new(2026, 12, 31)));
}
