namespace CustomerLifecycle.Analytics;

/// <summary>A KPI's value with everything it was made of. Immutable.</summary>
public sealed class KpiValue : IEquatable<KpiValue>
{
    private readonly double? _quantile;

    internal KpiValue(KpiDefinition definition, decimal numerator, decimal denominator, long n, IReadOnlyList<KpiExclusion> excluded, double? quantile)
    {
        Definition = definition;
        Numerator = numerator;
        Denominator = denominator;
        N = n;
        Excluded = excluded;
        _quantile = quantile;
    }

    /// <summary>The definition it was computed by.</summary>
    public KpiDefinition Definition { get; }

    /// <summary>The KPI's name.</summary>
    public string Kpi => Definition.Name;

    /// <summary>The policy it was computed under.</summary>
    public KpiPolicy Policy => Definition.Policy;

    /// <summary>The sum above the line, exact; seconds for a duration.</summary>
    public decimal Numerator { get; }

    /// <summary>The sum below the line, exact.</summary>
    public decimal Denominator { get; }

    /// <summary>The number of rows counted.</summary>
    public long N { get; }

    /// <summary>Rows of the population that were left out, by reason in ordinal order.</summary>
    public IReadOnlyList<KpiExclusion> Excluded { get; }

    /// <summary>The number of rows left out for any reason.</summary>
    public long ExcludedCount => Excluded.Sum(exclusion => exclusion.Count);

    /// <summary>
    /// The value: null where there is no data (nothing to divide by), which is not zero. A count of nothing is zero.
    /// </summary>
    public double? Value => Definition.Statistic switch
    {
        KpiStatistic.Count => (double)Numerator,
        KpiStatistic.Quantile => _quantile,
        _ => Denominator == 0 ? null : (double)(Numerator / Denominator),
    };

    /// <inheritdoc />
    public bool Equals(KpiValue? other) =>
        other is not null
        && string.Equals(Kpi, other.Kpi, StringComparison.Ordinal)
        && Policy == other.Policy
        && Numerator == other.Numerator
        && Denominator == other.Denominator
        && N == other.N
        && _quantile.Equals(other._quantile)
        && Excluded.SequenceEqual(other.Excluded);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as KpiValue);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kpi, Policy.Name, Numerator, Denominator, N);

    /// <summary>Invariant text such as <c>service_level 0.8 (8/10, n=10)</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Kpi} {Value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? "no data"} ({Numerator}/{Denominator}, n={N})");
}
