namespace CustomerLifecycle.Calendars;

/// <summary>Finds the all-day events of an iCalendar file, and what of it cannot be read.</summary>
internal sealed class ICalendarReader
{
    private readonly List<ICalendarEvent> _events = [];
    private readonly List<HolidayImportProblem> _problems = [];
    private readonly Dictionary<string, List<ICalendarEvent>> _series = new(StringComparer.Ordinal);
    private readonly List<(string Uid, DateOnly Occurrence)> _replaced = [];
    private readonly List<(ICalendarLine Begin, List<ICalendarLine> Lines)> _open = [];

    public IReadOnlyList<ICalendarEvent> Events => _events;

    public IReadOnlyList<HolidayImportProblem> Problems => [.. _problems.OrderBy(problem => problem.Line)];

    public static ICalendarReader Read(string text)
    {
        List<ICalendarLine> lines = ICalendarLine.ReadAll(text);
        if (lines.Count == 0 || lines[0] is not { Name: "BEGIN" } first || !first.Value.Equals("VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("The text is not iCalendar: it must start with BEGIN:VCALENDAR. Save the calendar as an .ics file and read that.");
        }

        ICalendarReader reader = new();
        foreach (ICalendarLine line in lines)
        {
            reader.Take(line);
        }

        reader.Finish(lines[^1].Number);
        return reader;
    }

    private void Take(ICalendarLine line)
    {
        switch (line.Name)
        {
            case "":
                Problem(line.Number, "The line has no colon between its name and its value. A line that goes on the one before starts with a space.");
                break;
            case "BEGIN":
                _open.Add((line, []));
                break;
            case "END":
                Close(line);
                break;
            default:
                // Lines of an alarm inside an event are the alarm's: they go with it.
                if (_open.Count > 0)
                {
                    _open[^1].Lines.Add(line);
                }

                break;
        }
    }

    private void Close(ICalendarLine end)
    {
        int opened = _open.FindLastIndex(component => Same(component.Begin.Value, end.Value));
        if (opened < 0)
        {
            Problem(end.Number, $"END:{end.Value} closes nothing that is open.");
            return;
        }

        foreach ((ICalendarLine begin, _) in _open.Skip(opened + 1))
        {
            Problem(begin.Number, $"BEGIN:{begin.Value} is not closed before END:{end.Value}.");
        }

        (ICalendarLine first, List<ICalendarLine> lines) = _open[opened];
        bool whole = opened == _open.Count - 1;
        _open.RemoveRange(opened, _open.Count - opened);
        if (whole && Same(first.Value, "VEVENT"))
        {
            Keep(first, lines);
        }
    }

    private void Keep(ICalendarLine begin, List<ICalendarLine> lines)
    {
        try
        {
            string? uid = ICalendarEvent.Find(lines, "UID")?.Value;
            ICalendarLine? replaces = ICalendarEvent.Find(lines, "RECURRENCE-ID");
            if (uid is not null && replaces is { } occurrence)
            {
                _replaced.Add((uid, occurrence.Date(ICalendarEvent.SummaryOf(lines))));
            }

            if (ICalendarEvent.Read(begin, lines) is { } read)
            {
                _events.Add(read);
                if (uid is not null && replaces is null)
                {
                    _series.TryAdd(uid, []);
                    _series[uid].Add(read);
                }
            }
        }
        catch (ICalendarFormatException e)
        {
            Problem(e.Line, e.Message);
        }
    }

    private void Finish(int lastLine)
    {
        if (_open.Count > 0)
        {
            Problem(lastLine, $"The text is cut off: BEGIN:{_open[^1].Begin.Value} of line {_open[^1].Begin.Number} is never closed. Fetch the file again.");
        }

        foreach ((string uid, DateOnly occurrence) in _replaced)
        {
            foreach (ICalendarEvent series in _series.GetValueOrDefault(uid, []))
            {
                series.Replace(occurrence);
            }
        }
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private void Problem(int line, string message) => _problems.Add(new(line, message));
}
