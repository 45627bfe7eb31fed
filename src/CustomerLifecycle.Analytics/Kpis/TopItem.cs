namespace CustomerLifecycle.Analytics;

/// <summary>A value and how many rows have it.</summary>
/// <param name="Name">The value.</param>
/// <param name="Count">The number of rows.</param>
public sealed record TopItem(string Name, long Count);
