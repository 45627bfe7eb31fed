namespace CustomerLifecycle.Calendars;

/// <summary>A line of an iCalendar file that cannot be read.</summary>
internal sealed class ICalendarFormatException(int line, string message, Exception? inner = null) : FormatException(message, inner)
{
    public int Line { get; } = line;
}
