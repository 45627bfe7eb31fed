namespace CustomerLifecycle.Analytics;

/// <summary>One row behind a value.</summary>
/// <param name="Id">The id of the contact, conversation, ticket, lead or survey.</param>
/// <param name="At">When it began.</param>
/// <param name="Numerator">What it added to the numerator.</param>
/// <param name="Denominator">What it added to the denominator.</param>
/// <param name="Excluded">Why it was left out, or null when it was counted.</param>
public sealed record KpiCountedRow(string Id, DateTimeOffset At, decimal Numerator, decimal Denominator, string? Excluded);
