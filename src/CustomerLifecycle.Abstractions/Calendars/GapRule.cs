namespace CustomerLifecycle.Calendars;

/// <summary>What a local time means that the clocks skip when they go forward. Persisted by name; members are only ever added.</summary>
public enum GapRule
{
    /// <summary>Later by the length of the gap: 02:30 in a gap from 02:00 to 03:00 is 03:30.</summary>
    ShiftForward,

    /// <summary>The end of the gap: 02:30 in a gap from 02:00 to 03:00 is 03:00.</summary>
    EndOfGap,
}
