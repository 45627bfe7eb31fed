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

    [Fact]
    public void Bad_rows_are_reported_with_their_line_and_the_rest_is_read()
    {
        const string Broken = """
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:Asia/Shanghai
            BEGIN:STANDARD
            DTSTART:19700101T000000
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            SUMMARY:Spring Festival
            DTSTART;VALUE=DATE:2026-02-17
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:Monthly
            DTSTART;VALUE=DATE:20260101
            RRULE:FREQ=MONTHLY
            END:VEVENT
            this is no line
            BEGIN:VEVENT
            SUMMARY:No start
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:Qingming
            DTSTART;VALUE=DATE:20260405
            END:VEVENT
            BEGIN:X-SOMETHING
            DTSTART;VALUE=DATE:20260406
            END:X-SOMETHING
            BEGIN:VEVENT
            SUMMARY:Cut
            DTSTART;VALUE=DATE:20260501
            """;

        HolidayImport import = ICalendarHolidays.Read(Broken, new(2026, 1, 1), new(2026, 12, 31));

        Assert.Equal([new Holiday(new(2026, 4, 5), "Qingming")], import.Holidays);
        Assert.Equal([10, 15, 17, 18, 30], import.Problems.Select(problem => problem.Line));
        Assert.Contains("'2026-02-17'", import.Problems[0].Message);
        Assert.Contains("Line 15: ", Assert.Throws<FormatException>(() => ICalendarHolidays.Parse(Broken, new(2026, 1, 1), new(2026, 12, 31))).Message);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Any_line_ends_will_do(string lineEnd) =>
        Assert.Equal(6, ICalendarHolidays.Parse("\uFEFF" + Text.ReplaceLineEndings(lineEnd) + lineEnd, new(2026, 1, 1), new(2028, 12, 31)).Count);

    [Fact]
    public void A_name_is_folded_in_the_middle_of_a_word() => Assert.Equal(
        "国庆节 National Day",
        Assert.Single(Read("SUMMARY:国庆\r\n 节 Natio\r\n\tnal Day", "DTSTART;VALUE=DATE:20261001")).Name);

    [Theory]
    [InlineData("DTSTART:20261001T000000", "DTEND:20261003T000000", 2)]
    [InlineData("DTSTART;TZID=Asia/Shanghai:20261001T000000", "DURATION:P1W", 7)]
    [InlineData("DTSTART;VALUE=DATE:20261001", "DURATION:PT48H", 2)]
    [InlineData("DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261001", 1)]
    [InlineData("DTSTART:20261001T000000", "DTEND:20261001T120000", 0)]
    [InlineData("DTSTART:20261001T000000Z", "DTEND:20261002T000000Z", 0)]
    [InlineData("DTSTART;VALUE=DATE:20261001", "STATUS:cancelled", 0)]
    public void All_day_events_are_holidays_however_they_are_written(string start, string end, int days) => Assert.Equal(days, Read(start, end).Count);

    [Fact]
    public void An_occurrence_that_was_moved_is_a_holiday_only_where_it_is_now()
    {
        IReadOnlyList<Holiday> holidays = Read(
            "UID:1", "DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY", "SUMMARY:Labour Day", "END:VEVENT",
            "BEGIN:VEVENT", "UID:1", "RECURRENCE-ID;VALUE=DATE:20260501", "DTSTART;VALUE=DATE:20260504", "SUMMARY:Labour Day, observed");

        Assert.Equal([new Holiday(new(2026, 5, 4), "Labour Day, observed")], holidays);
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT")]
    [InlineData("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR")]
    [InlineData("")]
    public void Text_that_is_no_calendar_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ICalendarHolidays.Parse(text, new(2026, 1, 1), new(2026, 12, 31)));

    private static IReadOnlyList<Holiday> Read(params string[] lines) => ICalendarHolidays.Parse(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + string.Join("\r\n", lines) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", new(2026, 1, 1), new(2026, 12, 31));
}
