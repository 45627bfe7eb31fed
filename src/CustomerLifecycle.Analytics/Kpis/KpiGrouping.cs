namespace CustomerLifecycle.Analytics;

/// <summary>How rows are laid out: by time, by dimensions, both, or not at all.</summary>
public sealed record KpiGrouping
{
    /// <summary>No grouping: one row for everything.</summary>
    public static KpiGrouping None { get; } = new();

    /// <summary>The time buckets, or null for the whole range as one.</summary>
    public TimeBuckets? Buckets { get; init; }

    /// <summary>The dimensions, in the order of a row's group values.</summary>
    public IReadOnlyList<KpiDimension> Dimensions { get; init; } = [];

    /// <summary>Which rows are counted, or null for all; the others still are context for KPIs that look around.</summary>
    public Func<KpiFact, bool>? Where { get; init; }
}
