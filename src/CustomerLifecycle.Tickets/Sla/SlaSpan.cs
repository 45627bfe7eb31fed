using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>One line of the explanation of a deadline.</summary>
/// <param name="Interval">From when to when, UTC.</param>
/// <param name="Kind">Whether it counts, or why not.</param>
/// <param name="Total">The business time counted up to the end of the span.</param>
/// <param name="Reason">The category in which the ticket paused, or the names of the holidays on which business was closed; null where
/// there is nothing to add.</param>
public sealed record SlaSpan(TimeInterval Interval, SlaSpanKind Kind, TimeSpan Total, string? Reason = null);
