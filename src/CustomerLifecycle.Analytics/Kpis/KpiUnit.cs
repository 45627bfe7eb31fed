namespace CustomerLifecycle.Analytics;

/// <summary>The unit in which a KPI's value is stated.</summary>
public enum KpiUnit
{
    /// <summary>A share between 0 and 1 (or above 1 where the definition says so), shown as a percentage.</summary>
    Ratio = 0,

    /// <summary>A duration in seconds.</summary>
    Seconds = 1,

    /// <summary>A number of things.</summary>
    Count = 2,

    /// <summary>A score on the scale the definition names, such as 1 to 5.</summary>
    Score = 3,
}
