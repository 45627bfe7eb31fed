namespace CustomerLifecycle.Calendars;

/// <summary>How days are counted and at what time of day the result lies. A business day is a date that has opening hours and is no
/// holiday. Persisted by name; members are only ever added.</summary>
public enum BusinessDayRule
{
    /// <summary>Counts business days from the start's date, keeps the time of day, then goes to the next open instant (or, counting
    /// backward, to the closing instant before). Zero days is the first open instant. The rule of the biz library.</summary>
    KeepTimeAndSnap,

    /// <summary>A start on a date without business first goes to the nearest business day in the direction of counting, at its opening.
    /// The time of day is kept while it is within hours (closing time included); otherwise the result is an opening: of the next
    /// business period, or, counting backward, of the business day before. The rule of the business_time library.</summary>
    RollToOpening,

    /// <summary>A start on a date without business first goes to the nearest business day in the direction of counting; the time of day
    /// is kept whether or not it is within hours. Zero days is the start itself. The rule of the working_hours library.</summary>
    KeepTime,
}
