using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>An all-day event of an iCalendar file.</summary>
internal sealed class ICalendarEvent
{
    private readonly DateOnly _start;
    private readonly ICalendarRecurrence? _recurrence;
    private readonly HashSet<DateOnly> _except;
    private readonly List<DateOnly> _extra;

    private ICalendarEvent(List<(string Name, string Parameters, string Value)> lines, string start)
    {
        Summary = Unescape(First(lines, "SUMMARY") ?? "");
        _start = ICalendarHolidays.ReadDate(start, Summary);
        _except = [.. Dates(lines, "EXDATE")];
        _extra = [.. Dates(lines, "RDATE")];
        _recurrence = First(lines, "RRULE") is { } rule ? new ICalendarRecurrence(rule, _start, Summary) : null;
        Days = First(lines, "DTEND") is { } end ? Math.Max(1, ICalendarHolidays.ReadDate(end, Summary).DayNumber - _start.DayNumber)
            : First(lines, "DURATION") is { } duration ? ReadDays(duration)
            : 1;
    }

    public string Summary { get; }

    public int Days { get; }

    public static IEnumerable<ICalendarEvent> ReadAll(string text)
    {
        bool any = false;
        List<(string Name, string Parameters, string Value)>? lines = null;
        Stack<string> open = new();
        foreach ((string Name, string Parameters, string Value) line in Unfold(text).Select(Split))
        {
            if (line.Name == "BEGIN")
            {
                any = true;
                open.Push(line.Value);
                lines = line.Value == "VEVENT" ? [] : lines;
            }
            else if (line.Name == "END")
            {
                if (open.Count == 0 || open.Pop() != line.Value)
                {
                    throw new FormatException($"END:{line.Value} closes nothing that is open. The text is not iCalendar, or it is cut off.");
                }

                if (line.Value == "VEVENT" && lines is not null)
                {
                    if (AllDayStart(lines) is { } start)
                    {
                        yield return new(lines, start);
                    }

                    lines = null;
                }
            }
            else if (open.Count > 0 && open.Peek() == "VEVENT")
            {
                // Lines of an alarm inside the event are not the event's.
                lines?.Add(line);
            }
        }

        if (!any || open.Count > 0)
        {
            throw new FormatException("The text is not iCalendar, or it is cut off: it must start with BEGIN:VCALENDAR and end with END:VCALENDAR.");
        }
    }

    public IEnumerable<DateOnly> Occurrences(DateOnly from, DateOnly to)
    {
        IEnumerable<DateOnly> all = _recurrence is null ? [_start] : _recurrence.Occurrences(to);
        return all.Concat(_extra).Where(date => date >= from && date <= to && !_except.Contains(date));
    }

    // RFC 5545, 3.1: a line that starts with a space or tab goes on the line before.
    private static List<string> Unfold(string text)
    {
        List<string> lines = [];
        foreach (string line in text.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            if (content is [' ' or '\t', ..] && lines.Count > 0)
            {
                lines[^1] += content[1..];
            }
            else if (content.Length > 0)
            {
                lines.Add(content);
            }
        }

        return lines;
    }

    private static (string Name, string Parameters, string Value) Split(string line)
    {
        int colon = 0;
        for (bool quoted = false; colon < line.Length && (quoted || line[colon] != ':'); colon++)
        {
            quoted ^= line[colon] == '"';
        }

        if (colon == line.Length)
        {
            throw new FormatException("The text is not iCalendar: a line has no colon between its name and its value.");
        }

        string head = line[..colon].TrimStart('\uFEFF');
        int semicolon = head.IndexOf(';', StringComparison.Ordinal);
        return (
            (semicolon < 0 ? head : head[..semicolon]).ToUpperInvariant(),
            semicolon < 0 ? "" : head[semicolon..].ToUpperInvariant(),
            line[(colon + 1)..].Trim());
    }

    private static string? AllDayStart(List<(string Name, string Parameters, string Value)> lines)
    {
        (string Name, string Parameters, string Value) start = lines.Find(line => line.Name == "DTSTART");
        bool allDay = start.Name is not null && (start.Parameters.Contains("VALUE=DATE", StringComparison.Ordinal)
            ? !start.Parameters.Contains("VALUE=DATE-TIME", StringComparison.Ordinal)
            : start.Value.Length == 8);
        return allDay && First(lines, "STATUS") != "CANCELLED" ? start.Value : null;
    }

    private static string? First(List<(string Name, string Parameters, string Value)> lines, string name) =>
        lines.Find(line => line.Name == name).Value;

    private IEnumerable<DateOnly> Dates(List<(string Name, string Parameters, string Value)> lines, string name) =>
        lines.Where(line => line.Name == name).SelectMany(line => line.Value.Split(',')).Select(value => ICalendarHolidays.ReadDate(value, Summary));

    private int ReadDays(string duration) =>
        duration.Length > 2 && duration[0] == 'P' && duration[^1] is 'D' or 'W'
            && int.TryParse(duration.AsSpan(1, duration.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? Math.Max(1, Math.Min(count, 366) * (duration[^1] == 'W' ? 7 : 1))
            : throw new FormatException($"The event '{Summary}' has the duration '{duration}'. A holiday lasts days or weeks, such as P1D.");

    private static string Unescape(string text) => text
        .Replace("\\n", " ", StringComparison.OrdinalIgnoreCase)
        .Replace("\\,", ",", StringComparison.Ordinal)
        .Replace("\\;", ";", StringComparison.Ordinal)
        .Replace("\\\\", "\\", StringComparison.Ordinal);
}
