namespace CustomerLifecycle.Calendars;

/// <summary>Where a deadline lies that falls exactly on closing time. Persisted by name; members are only ever added.</summary>
public enum BoundaryRule
{
    /// <summary>At the closing instant: eight hours from 09:00 on a day from 09:00 to 17:00 is 17:00 of that day.</summary>
    Close,

    /// <summary>At the next opening: eight hours from 09:00 on a day from 09:00 to 17:00 is 09:00 of the next business day.</summary>
    Open,
}
