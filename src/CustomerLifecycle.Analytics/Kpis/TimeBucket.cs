namespace CustomerLifecycle.Analytics;

/// <summary>A half-open interval of time [<paramref name="Start"/>, <paramref name="End"/>) with the label a report shows.</summary>
/// <param name="Start">The first instant inside, at the zone's offset then.</param>
/// <param name="End">The first instant after, at the zone's offset then.</param>
/// <param name="Label">Invariant label: <c>2026-03-29 02:00+01:00</c>, <c>2026-03-29</c>, <c>2026-03</c> or <c>2026-Q1</c>; a week is labelled by its first day.</param>
public sealed record TimeBucket(DateTimeOffset Start, DateTimeOffset End, string Label)
{
    /// <summary>The length in elapsed time.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>Whether the instant lies inside.</summary>
    public bool Contains(DateTimeOffset instant) => instant >= Start && instant < End;
}
