namespace CustomerLifecycle.Analytics;

/// <summary>Which way a KPI's value ought to move.</summary>
public enum KpiDirection
{
    /// <summary>Neither way is better by itself, as with a volume.</summary>
    Neutral = 0,

    /// <summary>A higher value is better.</summary>
    HigherIsBetter = 1,

    /// <summary>A lower value is better.</summary>
    LowerIsBetter = 2,
}
