namespace CustomerLifecycle.Calendars;

/// <summary>What becomes of a shift over midnight when the date it runs into is a holiday. Persisted by name; members are only ever
/// added.</summary>
public enum OvernightRule
{
    /// <summary>It goes on to its end: hours belong to the date on which they start. A shift that would start on the holiday does not take
    /// place, also not its part after midnight.</summary>
    RunsIntoHoliday,

    /// <summary>It ends at midnight: nobody works on the date of the holiday. A shift that would start on the holiday does not take place
    /// either.</summary>
    EndsAtHoliday,
}
