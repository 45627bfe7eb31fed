namespace CustomerLifecycle.Analytics;

/// <summary>The answer to a <see cref="KpiQuery"/>. Immutable.</summary>
public sealed record KpiReport
{
    /// <summary>What was asked.</summary>
    public required KpiQuery Query { get; init; }

    /// <summary>The definitions the values were computed by, in the order of the columns.</summary>
    public required IReadOnlyList<KpiDefinition> Definitions { get; init; }

    /// <summary>The dimensions of the rows, in the order of their values.</summary>
    public required IReadOnlyList<KpiDimension> Dimensions { get; init; }

    /// <summary>The rows by time, then by value in ordinal order; buckets in which nothing happened have a row too.</summary>
    public required IReadOnlyList<KpiRow> Rows { get; init; }

    /// <summary>Everything in one row: sums over sums, never means of the rows.</summary>
    public required KpiRow Total { get; init; }

    /// <summary>When the latest event happened that the figures know of; null when there was none.</summary>
    public DateTimeOffset? DataUpTo { get; init; }
}
