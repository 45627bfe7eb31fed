namespace CustomerLifecycle.Calendars;

/// <summary>A line of an iCalendar file that could not be read; the event it belongs to is not among the holidays.</summary>
/// <param name="Line">The number of the line in the file, from 1.</param>
/// <param name="Message">What is wrong, and the way out.</param>
public sealed record HolidayImportProblem(int Line, string Message)
{
    /// <summary>The problem with its line.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Line {Line}: {Message}");
}
