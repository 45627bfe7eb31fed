namespace CustomerLifecycle.Analytics;

/// <summary>How many rows of a KPI's population were left out for one reason.</summary>
/// <param name="Reason">The reason, a short fixed phrase.</param>
/// <param name="Count">The number of rows.</param>
public sealed record KpiExclusion(string Reason, long Count);
