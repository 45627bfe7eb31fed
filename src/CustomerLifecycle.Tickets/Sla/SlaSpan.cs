using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>One line of the explanation of a deadline.</summary>
/// <param name="Interval">From when to when, UTC.</param>
/// <param name="Kind">Whether it counts, or why not.</param>
/// <param name="Total">The business time counted up to the end of the span.</param>
public sealed record SlaSpan(TimeInterval Interval, SlaSpanKind Kind, TimeSpan Total);
