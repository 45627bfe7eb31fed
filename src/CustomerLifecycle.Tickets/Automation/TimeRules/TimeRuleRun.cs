namespace CustomerLifecycle.Tickets;

/// <summary>What a time rule has done to a ticket.</summary>
/// <param name="Anchor">What it counted from, UTC; of a due time, when the clock started. From another instant on it counts anew.</param>
/// <param name="Count">How often it has run since.</param>
/// <param name="LastAt">When it ran last, UTC.</param>
public sealed record TimeRuleRun(DateTimeOffset Anchor, int Count, DateTimeOffset LastAt);
