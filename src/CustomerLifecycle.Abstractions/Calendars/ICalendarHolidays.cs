using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>Reads holidays from an iCalendar file (RFC 5545), as governments and calendar sites publish them.</summary>
/// <remarks>Reads events whose start is a date (all-day events): DTSTART, DTEND, DURATION in days or weeks, SUMMARY, EXDATE, RDATE, and RRULE with
/// FREQ=YEARLY and INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY. Events at a time of day, and cancelled ones, are no holidays and are passed over; a
/// recurrence rule beyond that is an error, so that no holiday is lost in silence.</remarks>
public static class ICalendarHolidays
{
    private const int MaximumDaysOfOneEvent = 366;

    /// <summary>Reads the holidays between two dates.</summary>
    /// <param name="iCalendar">The text of the file.</param>
    /// <param name="from">The first date that is of interest.</param>
    /// <param name="to">The last date that is of interest.</param>
    /// <returns>The holidays in order of their dates, each date once; the first event in the file names it.</returns>
    /// <exception cref="FormatException">The text is not iCalendar, or has an all-day event that cannot be read; the message names it.</exception>
    public static IReadOnlyList<Holiday> Parse(string iCalendar, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(iCalendar);
        SortedDictionary<DateOnly, string> holidays = [];
        foreach (ICalendarEvent entry in ICalendarEvent.ReadAll(iCalendar))
        {
            foreach (DateOnly start in entry.Occurrences(from.AddDays(-Math.Min(MaximumDaysOfOneEvent, from.DayNumber)), to))
            {
                for (int day = 0; day < Math.Min(entry.Days, MaximumDaysOfOneEvent); day++)
                {
                    DateOnly date = start.AddDays(day);
                    if (date >= from && date <= to)
                    {
                        holidays.TryAdd(date, entry.Summary);
                    }
                }
            }
        }

        return [.. holidays.Select(holiday => new Holiday(holiday.Key, holiday.Value))];
    }

    internal static DateOnly ReadDate(string value, string summary) =>
        value.Length >= 8 && DateOnly.TryParseExact(value.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new FormatException($"The event '{summary}' has '{value}' where a date such as 20261001 belongs.");
}
