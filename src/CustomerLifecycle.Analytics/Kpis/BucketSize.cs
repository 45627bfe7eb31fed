namespace CustomerLifecycle.Analytics;

/// <summary>The length of a report's time bucket, on the local clock of a stated zone.</summary>
public enum BucketSize
{
    /// <summary>A clock hour; when clocks go back the repeated hour is a bucket of its own.</summary>
    Hour = 0,

    /// <summary>A calendar day, of 23, 24 or 25 hours or whatever the zone makes of it.</summary>
    Day = 1,

    /// <summary>Seven calendar days from a stated first day.</summary>
    Week = 2,

    /// <summary>A calendar month.</summary>
    Month = 3,

    /// <summary>A quarter of a calendar year, from January, April, July or October.</summary>
    Quarter = 4,

    /// <summary>Half an hour from the full or the half hour on, the interval that traffic and service level are mostly planned by.</summary>
    HalfHour = 5,

    /// <summary>A quarter of an hour, from the full hour on.</summary>
    QuarterHour = 6,
}
