using System.Collections.Immutable;
using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>What a clock measured before its policy or calendar changed, or before its latest pauses: kept as it was measured then.</summary>
public sealed record SlaSegment
{
    /// <summary>From when to when, UTC.</summary>
    public required TimeInterval Interval { get; init; }

    /// <summary>The name of the calendar on which it was counted.</summary>
    public required string Calendar { get; init; }

    /// <summary>The business time that counted.</summary>
    public required TimeSpan Counted { get; init; }

    /// <summary>The pauses in it, in order, unless they were left out.</summary>
    public ImmutableArray<TimeInterval> Pauses { get; init; } = [];

    /// <summary>How many pauses are not kept one by one, because the clock had too many; <see cref="Counted"/> is without them.</summary>
    public int PausesLeftOut { get; init; }

    /// <summary>Whether it is the sum of several, which may have been counted on different calendars.</summary>
    public bool IsSum { get; init; }
}
