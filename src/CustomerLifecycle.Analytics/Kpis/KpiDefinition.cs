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

/// <summary>A KPI over one kind of fact. Give either <see cref="Observe"/> or, when rows depend on each other, <see cref="ObserveAmong"/>.</summary>
/// <typeparam name="TFact">The fact type: <see cref="ContactFact"/>, <see cref="ConversationFact"/>, <see cref="TicketFact"/>,
/// <see cref="LeadFact"/>, <see cref="BotFact"/> or <see cref="SurveyFact"/>.</typeparam>
public sealed class KpiDefinition<TFact> : KpiDefinition
    where TFact : KpiFact
{
    /// <summary>Creates a definition.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="TFact"/> is not one of the fact types.</exception>
    public KpiDefinition()
        : base(KpiFact.KindOf(typeof(TFact)))
    {
    }

    /// <summary>What one row means to this KPI. Must be pure.</summary>
    public Func<TFact, KpiObservation>? Observe { get; init; }

    /// <summary>
    /// What one row means among all rows: called once with the rows (those of the range and <see cref="KpiDefinition.LookAround"/>
    /// on both sides) and the instant up to which the data is known; returns the function of one row. Must be pure.
    /// </summary>
    public Func<IReadOnlyList<TFact>, DateTimeOffset, Func<TFact, KpiObservation>>? ObserveAmong { get; init; }

    internal override Func<KpiFact, KpiObservation> Bind(IReadOnlyList<KpiFact> facts, DateTimeOffset asOf)
    {
        var observe = ObserveAmong is { } among ? among([.. facts.OfType<TFact>()], asOf) : Observe;
        return observe is null
            ? throw new InvalidOperationException($"KPI '{Name}' has no counting rule: set Observe or ObserveAmong.")
            : fact => fact is TFact typed ? observe(typed) : KpiObservation.NotInPopulation;
    }
}
