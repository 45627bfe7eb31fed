namespace CustomerLifecycle.Analytics;

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
