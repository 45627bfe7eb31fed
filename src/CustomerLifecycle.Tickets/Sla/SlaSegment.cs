using System.Collections.Immutable;
using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>What a clock measured before its policy or calendar changed: kept as it was measured then.</summary>
public sealed record SlaSegment
{
    /// <summary>From when to when, UTC.</summary>
    public required TimeInterval Interval { get; init; }

    /// <summary>The name of the calendar on which it was counted.</summary>
    public required string Calendar { get; init; }

    /// <summary>The business time that counted.</summary>
    public required TimeSpan Counted { get; init; }

    /// <summary>The pauses in it, in order.</summary>
    public ImmutableArray<TimeInterval> Pauses { get; init; } = [];
}
