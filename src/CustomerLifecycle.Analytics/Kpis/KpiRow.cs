namespace CustomerLifecycle.Analytics;

/// <summary>One row of a report: a group and the value of each KPI, in the order they were asked for.</summary>
/// <param name="Group">What the row speaks of.</param>
/// <param name="Values">One value per KPI.</param>
public sealed record KpiRow(KpiGroup Group, IReadOnlyList<KpiValue> Values)
{
    /// <summary>The value of a KPI by name.</summary>
    /// <exception cref="ArgumentException">The report did not ask for it.</exception>
    public KpiValue this[string kpi] =>
        Values.FirstOrDefault(value => string.Equals(value.Kpi, kpi, StringComparison.Ordinal))
        ?? throw new ArgumentException($"The report has no KPI '{kpi}'; it has {string.Join(", ", Values.Select(value => value.Kpi))}.", nameof(kpi));
}
