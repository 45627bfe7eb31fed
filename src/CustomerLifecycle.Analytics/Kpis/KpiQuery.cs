namespace CustomerLifecycle.Analytics;

/// <summary>What a report is asked for.</summary>
public sealed record KpiQuery
{
    /// <summary>The tenant; no report reads another's numbers.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The KPIs by name, in the order of the columns.</summary>
    public required IReadOnlyList<string> Kpis { get; init; }

    /// <summary>Counts what began at or after this instant.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Counts what began before this instant.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Up to when the data counts as known, or null for now: windows that are still open then are not decided.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The IANA zone of the time buckets, or null for <see cref="AnalyticsOptions.Zone"/>.</summary>
    public string? Zone { get; init; }

    /// <summary>The size of a time bucket, or null for one row over the whole range.</summary>
    public BucketSize? Bucket { get; init; }

    /// <summary>The day a week begins on, or null for <see cref="AnalyticsOptions.FirstDayOfWeek"/>.</summary>
    public DayOfWeek? FirstDayOfWeek { get; init; }

    /// <summary>The dimensions to group by, by name; see <see cref="KpiDimension.All"/>.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>For a dimension by name, the values to count; a dimension that is not named is not filtered.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>For a KPI by name, the policy to use instead of its default.</summary>
    public IReadOnlyDictionary<string, string> Policies { get; init; } = new Dictionary<string, string>();
}
