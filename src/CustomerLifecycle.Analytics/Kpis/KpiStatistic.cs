namespace CustomerLifecycle.Analytics;

/// <summary>How a KPI's value comes out of the rows it counts.</summary>
public enum KpiStatistic
{
    /// <summary>Sum of numerators over sum of denominators; a mean is the ratio of a total to a number of rows. No rows: no value.</summary>
    Ratio = 0,

    /// <summary>The quantile of the numerators, merged from sketches and never averaged. No rows: no value.</summary>
    Quantile = 1,

    /// <summary>The sum of numerators. No rows: zero, because none were counted.</summary>
    Count = 2,
}
