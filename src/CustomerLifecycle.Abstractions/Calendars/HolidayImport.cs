namespace CustomerLifecycle.Calendars;

/// <summary>What was read from an iCalendar file: the holidays, and what could not be read.</summary>
public sealed record HolidayImport
{
    /// <summary>The holidays in order of their dates, each date once; the first event in the file names it.</summary>
    public required IReadOnlyList<Holiday> Holidays { get; init; }

    /// <summary>What could not be read, in order of the lines; empty when nothing was lost.</summary>
    public required IReadOnlyList<HolidayImportProblem> Problems { get; init; }
}
