namespace CustomerLifecycle.Analytics;

/// <summary>
/// Counts facts by KPI definitions. Pure: no clock, no storage; the same rows give the same values in any order.
/// Immutable and thread-safe; each <see cref="KpiPartial"/> it makes belongs to one thread at a time.
/// </summary>
public sealed class KpiEngine
{
    /// <summary>Creates an engine.</summary>
    /// <param name="definitions">The KPIs, in the order of a row's values; names must differ.</param>
    /// <param name="grouping">How rows are laid out.</param>
    /// <exception cref="ArgumentException">There is no definition, or two of the same name.</exception>
    public KpiEngine(IReadOnlyList<KpiDefinition> definitions, KpiGrouping? grouping = null)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        if (definitions.Count == 0)
        {
            throw new ArgumentException("Name at least one KPI.", nameof(definitions));
        }

        var twice = definitions.GroupBy(definition => definition.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"KPI '{twice.Key}' is asked for twice; compare two policies in two reports.", nameof(definitions));
        }

        Definitions = [.. definitions];
        Grouping = grouping ?? KpiGrouping.None;
    }

    /// <summary>The KPIs.</summary>
    public IReadOnlyList<KpiDefinition> Definitions { get; }

    /// <summary>How rows are laid out.</summary>
    public KpiGrouping Grouping { get; }

    /// <summary>Counts facts.</summary>
    /// <param name="facts">The facts; those outside the range are context for KPIs that look around and are not counted.</param>
    /// <param name="from">Counts facts that began at or after this instant.</param>
    /// <param name="to">Counts facts that began before this instant.</param>
    /// <param name="asOf">The instant up to which the facts are known; windows that are still open then do not count.</param>
    public KpiPartial Aggregate(IReadOnlyList<KpiFact> facts, DateTimeOffset from, DateTimeOffset to, DateTimeOffset asOf)
    {
        var partial = new KpiPartial(Definitions, Grouping);
        for (var kpi = 0; kpi < Definitions.Count; kpi++)
        {
            foreach (var (fact, observation) in Observe(Definitions[kpi], facts, from, to, asOf))
            {
                partial.Add(kpi, GroupOf(fact), observation);
            }
        }

        return partial;
    }

    /// <summary>The rows behind one value: every fact the KPI counts or leaves out in a group, ordered by time and id.</summary>
    /// <param name="kpi">The KPI's name.</param>
    /// <param name="group">The group of the row; compare <see cref="KpiRow.Group"/>.</param>
    /// <param name="facts">The facts, as for <see cref="Aggregate"/>.</param>
    /// <param name="from">Start of the range.</param>
    /// <param name="to">End of the range, exclusive.</param>
    /// <param name="asOf">The instant up to which the facts are known.</param>
    /// <exception cref="ArgumentException">The engine does not count this KPI.</exception>
    public IReadOnlyList<KpiCountedRow> DrillDown(
        string kpi, KpiGroup group, IReadOnlyList<KpiFact> facts, DateTimeOffset from, DateTimeOffset to, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(group);
        var definition = Definitions.FirstOrDefault(definition => string.Equals(definition.Name, kpi, StringComparison.Ordinal))
            ?? throw new ArgumentException($"The report has no KPI '{kpi}'.", nameof(kpi));
        return
        [
            .. Observe(definition, facts, from, to, asOf)
                .Where(row => group.Equals(KpiGroup.Everything) || GroupOf(row.Fact).Equals(group))
                .OrderBy(row => row.Fact.At)
                .ThenBy(row => row.Fact.Id, StringComparer.Ordinal)
                .Select(row => new KpiCountedRow(row.Fact.Id, row.Fact.At, row.Observation.Numerator, row.Observation.Denominator, row.Observation.Exclusion)),
        ];
    }

    private IEnumerable<(KpiFact Fact, KpiObservation Observation)> Observe(
        KpiDefinition definition, IReadOnlyList<KpiFact> facts, DateTimeOffset from, DateTimeOffset to, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var observe = definition.Bind(facts, asOf);
        foreach (var fact in facts)
        {
            if (fact.At < from || fact.At >= to || Grouping.Where?.Invoke(fact) == false)
            {
                continue;
            }

            var observation = observe(fact);
            if (observation.IsCounted || observation.Exclusion is not null)
            {
                yield return (fact, observation);
            }
        }
    }

    private KpiGroup GroupOf(KpiFact fact) =>
        Grouping.Buckets is null && Grouping.Dimensions.Count == 0
            ? KpiGroup.Everything
            : new KpiGroup(Grouping.Buckets?.Of(fact.At), [.. Grouping.Dimensions.Select(dimension => dimension.Of(fact))]);
}
