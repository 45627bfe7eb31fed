namespace CustomerLifecycle.Analytics;

/// <summary>The partial aggregate of one KPI in one group: sums, exclusions and, for a quantile, a sketch.</summary>
internal sealed class KpiCell
{
    private readonly SortedDictionary<string, long> _excluded = new(StringComparer.Ordinal);
    private readonly QuantileSketch? _sketch;
    private decimal _numerator;
    private decimal _denominator;
    private long _n;

    public KpiCell(KpiDefinition definition) =>
        _sketch = definition.Statistic == KpiStatistic.Quantile ? new QuantileSketch() : null;

    public void Add(in KpiObservation observation)
    {
        if (observation.Exclusion is { } reason)
        {
            _excluded[reason] = _excluded.GetValueOrDefault(reason) + 1;
        }
        else if (observation.IsCounted)
        {
            _n++;
            _numerator += observation.Numerator;
            _denominator += observation.Denominator;
            _sketch?.Add((double)observation.Numerator);
        }
    }

    public void Merge(KpiCell other)
    {
        _n += other._n;
        _numerator += other._numerator;
        _denominator += other._denominator;
        foreach (var (reason, count) in other._excluded)
        {
            _excluded[reason] = _excluded.GetValueOrDefault(reason) + count;
        }

        _sketch?.Merge(other._sketch!);
    }

    public KpiValue ToValue(KpiDefinition definition) => new(
        definition,
        _numerator,
        _denominator,
        _n,
        [.. _excluded.Select(entry => new KpiExclusion(entry.Key, entry.Value))],
        _sketch?.Quantile(definition.Quantile));
}
