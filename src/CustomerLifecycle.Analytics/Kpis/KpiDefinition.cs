namespace CustomerLifecycle.Analytics;

/// <summary>
/// What a KPI counts, in words a reader can check and in code that does the counting.
/// Create one as a <see cref="KpiDefinition{TFact}"/>.
/// </summary>
public abstract class KpiDefinition
{
    private protected KpiDefinition(FactKind kind) => Facts = kind;

    /// <summary>The name the KPI is asked for by, lower-case words joined by underscores, such as <c>service_level</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The heading a report shows, such as <c>Service level</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The version of the definition; it grows whenever the same rows would give another value.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Which rows the KPI speaks of.</summary>
    public required string Population { get; init; }

    /// <summary>What is summed above the line.</summary>
    public required string Numerator { get; init; }

    /// <summary>What is summed below the line.</summary>
    public required string Denominator { get; init; }

    /// <summary>The named policy: thresholds and exclusions.</summary>
    public KpiPolicy Policy { get; init; } = KpiPolicy.Standard;

    /// <summary>The unit of the value.</summary>
    public KpiUnit Unit { get; init; } = KpiUnit.Ratio;

    /// <summary>Which way the value ought to move.</summary>
    public KpiDirection Direction { get; init; } = KpiDirection.Neutral;

    /// <summary>How the value comes out of the rows.</summary>
    public KpiStatistic Statistic { get; init; } = KpiStatistic.Ratio;

    /// <summary>The quantile between 0 and 1 when <see cref="Statistic"/> is <see cref="KpiStatistic.Quantile"/>.</summary>
    public double Quantile { get; init; } = 0.5;

    /// <summary>The kind of fact the KPI counts.</summary>
    public FactKind Facts { get; }

    /// <summary>
    /// How far before and after a row the KPI looks at other rows, as first-contact resolution looks for a repeat.
    /// Facts this far outside a report's range are loaded as context and never counted.
    /// </summary>
    public TimeSpan LookAround { get; init; }

    internal abstract Func<KpiFact, KpiObservation> Bind(IReadOnlyList<KpiFact> facts, DateTimeOffset asOf);
}
