using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>An all-day event of an iCalendar file.</summary>
internal sealed class ICalendarEvent
{
    private const int MaximumWeeks = 53;

    private readonly DateOnly _start;
    private readonly ICalendarRecurrence? _recurrence;
    private readonly HashSet<DateOnly> _except;
    private readonly List<DateOnly> _extra;

    private ICalendarEvent(IReadOnlyList<ICalendarLine> lines, ICalendarLine start)
    {
        Summary = SummaryOf(lines);
        _start = start.Date(Summary);
        _except = [.. Dates(lines, "EXDATE")];
        _extra = [.. Dates(lines, "RDATE")];
        _recurrence = Find(lines, "RRULE") is { } rule ? Recurrence(rule) : null;
        Days = Find(lines, "DTEND") is { } end ? Math.Max(1, end.Date(Summary).DayNumber - _start.DayNumber)
            : Find(lines, "DURATION") is { } duration ? DaysOf(duration)
            : 1;
    }

    public string Summary { get; }

    public int Days { get; }

    /// <summary>Reads an event.</summary>
    /// <param name="begin">The line on which it begins.</param>
    /// <param name="lines">Its own lines, without those of alarms inside it.</param>
    /// <returns>Null for an event at a time of day and for one that is cancelled: neither is a holiday.</returns>
    /// <exception cref="ICalendarFormatException">It cannot be read.</exception>
    public static ICalendarEvent? Read(ICalendarLine begin, IReadOnlyList<ICalendarLine> lines)
    {
        if (Find(lines, "STATUS") is { } status && status.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Find(lines, "DTSTART") is not { } start
            ? throw new ICalendarFormatException(begin.Number, $"The event '{SummaryOf(lines)}' has no DTSTART. Give it the date on which it starts.")
            : IsAllDay(start, lines) ? new(lines, start)
            : null;
    }

    public static ICalendarLine? Find(IReadOnlyList<ICalendarLine> lines, string name)
    {
        foreach (ICalendarLine line in lines)
        {
            if (line.Name == name)
            {
                return line;
            }
        }

        return null;
    }

    public static string SummaryOf(IReadOnlyList<ICalendarLine> lines) => Unescape(Find(lines, "SUMMARY")?.Value ?? "");

    /// <summary>Takes an occurrence out: another event of the file stands in its place.</summary>
    public void Replace(DateOnly occurrence) => _except.Add(occurrence);

    public IEnumerable<DateOnly> Occurrences(DateOnly from, DateOnly to)
    {
        IEnumerable<DateOnly> all = _recurrence is null ? [_start] : _recurrence.Occurrences(to);
        return all.Concat(_extra).Where(date => date >= from && date <= to && !_except.Contains(date));
    }

    // Some programs write all-day events from midnight to midnight of the local clock.
    private static bool IsAllDay(ICalendarLine start, IReadOnlyList<ICalendarLine> lines)
    {
        bool isDate = start.Parameters.Contains("VALUE=DATE", StringComparison.Ordinal)
            ? !start.Parameters.Contains("VALUE=DATE-TIME", StringComparison.Ordinal)
            : start.Value.Length == 8;
        bool fromMidnight = start.Value.EndsWith("T000000", StringComparison.Ordinal);
        return isDate || (fromMidnight && (Find(lines, "DTEND")?.Value.EndsWith("T000000", StringComparison.Ordinal)
            ?? Find(lines, "DURATION") is { } duration && WholeDays(duration.Value) > 0));
    }

    private static int WholeDays(string duration)
    {
        (string start, string end, int factor, int unit)[] forms = [("P", "D", 1, 1), ("P", "W", 7, 1), ("PT", "H", 1, 24)];
        foreach ((string start, string end, int factor, int unit) in forms)
        {
            if (duration.StartsWith(start, StringComparison.Ordinal) && duration.EndsWith(end, StringComparison.Ordinal)
                && int.TryParse(duration.AsSpan(start.Length, Math.Max(0, duration.Length - start.Length - end.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                && count % unit == 0 && count <= MaximumWeeks * 7 * 24)
            {
                return Math.Max(1, count / unit * factor);
            }
        }

        return 0;
    }

    private static string Unescape(string text) => text
        .Replace("\\n", " ", StringComparison.OrdinalIgnoreCase)
        .Replace("\\,", ",", StringComparison.Ordinal)
        .Replace("\\;", ";", StringComparison.Ordinal)
        .Replace("\\\\", "\\", StringComparison.Ordinal);

    private ICalendarRecurrence Recurrence(ICalendarLine rule)
    {
        try
        {
            return new(rule.Value.ToUpperInvariant(), _start, Summary);
        }
        catch (FormatException e)
        {
            throw new ICalendarFormatException(rule.Number, e.Message, e);
        }
    }

    private IEnumerable<DateOnly> Dates(IReadOnlyList<ICalendarLine> lines, string name) =>
        lines.Where(line => line.Name == name).SelectMany(line => line.Dates(Summary));

    private int DaysOf(ICalendarLine duration) => WholeDays(duration.Value) is > 0 and var days
        ? days
        : throw new ICalendarFormatException(duration.Number, $"The event '{Summary}' has the duration '{duration.Value}'. A holiday lasts days or weeks, such as P1D.");
}
