namespace CustomerLifecycle.Calendars;

/// <summary>Reads holidays from an iCalendar file (RFC 5545), as governments and calendar sites publish them.</summary>
/// <remarks>Reads events whose start is a date, or that go from midnight to midnight of the local clock: DTSTART, DTEND (the first date
/// after), DURATION in days or weeks, SUMMARY, EXDATE, RDATE, RECURRENCE-ID, and RRULE with FREQ=YEARLY and INTERVAL, COUNT, UNTIL,
/// BYMONTH, BYMONTHDAY, BYDAY. Events at a time of day and cancelled ones are no holidays, and other components are none either: they are
/// passed over. Lines may end in CRLF, LF or CR and may be folded.</remarks>
public static class ICalendarHolidays
{
    private const int MaximumDaysOfOneEvent = 366;

    /// <summary>Reads the holidays between two dates; anything that cannot be read is an error, so that no holiday is lost in silence.</summary>
    /// <param name="iCalendar">The text of the file.</param>
    /// <param name="from">The first date that is of interest.</param>
    /// <param name="to">The last date that is of interest.</param>
    /// <returns>The holidays in order of their dates, each date once; the first event in the file names it.</returns>
    /// <exception cref="FormatException">The text is not iCalendar, or has lines that cannot be read; the message lists them.</exception>
    public static IReadOnlyList<Holiday> Parse(string iCalendar, DateOnly from, DateOnly to)
    {
        HolidayImport import = Read(iCalendar, from, to);
        return import.Problems.Count == 0
            ? import.Holidays
            : throw new FormatException("The iCalendar file has problems: " + string.Join(" ", import.Problems));
    }

    /// <summary>Reads the holidays between two dates, and reports with its line whatever cannot be read.</summary>
    /// <param name="iCalendar">The text of the file.</param>
    /// <param name="from">The first date that is of interest.</param>
    /// <param name="to">The last date that is of interest.</param>
    /// <exception cref="FormatException">The text is not iCalendar at all.</exception>
    public static HolidayImport Read(string iCalendar, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(iCalendar);
        ICalendarReader reader = ICalendarReader.Read(iCalendar);
        SortedDictionary<DateOnly, string> holidays = [];
        foreach (ICalendarEvent entry in reader.Events)
        {
            foreach (DateOnly start in entry.Occurrences(from.AddDays(-Math.Min(MaximumDaysOfOneEvent, from.DayNumber)), to))
            {
                for (int day = 0; day < Math.Min(entry.Days, MaximumDaysOfOneEvent) && start.AddDays(day) is var date && date <= to; day++)
                {
                    if (date >= from)
                    {
                        holidays.TryAdd(date, entry.Summary);
                    }
                }
            }
        }

        return new()
        {
            Holidays = [.. holidays.Select(holiday => new Holiday(holiday.Key, holiday.Value))],
            Problems = reader.Problems,
        };
    }
}
