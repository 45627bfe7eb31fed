namespace CustomerLifecycle.Calendars;

/// <summary>Which instant a local time means that happens twice when the clocks go back. Persisted by name; members are only ever
/// added.</summary>
public enum OverlapRule
{
    /// <summary>The first of the two.</summary>
    Earlier,

    /// <summary>The second of the two.</summary>
    Later,
}
