using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Analytics;

/// <summary>Loads facts, lets the engine count them, and refuses questions that make no sense.</summary>
internal sealed class KpiService(IAnalyticsStore store, KpiCatalog catalog, IOptions<AnalyticsOptions> options, TimeProvider time) : IKpiService
{
    private readonly AnalyticsOptions _options = options.Value;

    public KpiCatalog Catalog => catalog;

    public async Task<KpiReport> ReportAsync(KpiQuery query, CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        using var activity = AnalyticsTelemetry.Source.StartActivity("analytics.report");
        var engine = EngineOf(query);
        var facts = await LoadAsync(query, engine.Definitions, cancellationToken).ConfigureAwait(false);
        var partial = engine.Aggregate(facts, query.From, query.To, query.AsOf ?? time.GetUtcNow());
        var upTo = await store.LatestEventAsync(query.Tenant, cancellationToken).ConfigureAwait(false);
        AnalyticsTelemetry.RecordReport(time.GetElapsedTime(started));
        return new()
        {
            Query = query,
            Definitions = engine.Definitions,
            Dimensions = engine.Grouping.Dimensions,
            Rows = partial.Rows(engine.Grouping.Buckets?.Between(query.From, query.To) ?? []),
            Total = partial.Total(),
            DataUpTo = upTo,
        };
    }

    public async Task<IReadOnlyList<KpiCountedRow>> DrillDownAsync(KpiQuery query, string kpi, KpiGroup group, CancellationToken cancellationToken = default)
    {
        var engine = EngineOf(query);
        if (!engine.Definitions.Any(definition => string.Equals(definition.Name, kpi, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"The query does not ask for KPI '{kpi}'; it asks for {string.Join(", ", query.Kpis)}.", nameof(kpi));
        }

        var facts = await LoadAsync(query, engine.Definitions, cancellationToken).ConfigureAwait(false);
        return engine.DrillDown(kpi, group, facts, query.From, query.To, query.AsOf ?? time.GetUtcNow());
    }

    public async Task<TopList> TopAsync<TFact>(
        TenantId tenant, string dimension, int take, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
        where TFact : KpiFact
    {
        var parsed = KpiDimension.Parse(dimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        return TopList.Of(await FactsAsync<TFact>(tenant, from, to, cancellationToken).ConfigureAwait(false), parsed, take);
    }

    public async Task<IReadOnlyList<TFact>> FactsAsync<TFact>(TenantId tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
        where TFact : KpiFact
    {
        CheckRange(from, to);
        var facts = await ReadAsync(tenant, KpiFact.KindOf(typeof(TFact)), from, to, cancellationToken).ConfigureAwait(false);
        return [.. facts.OfType<TFact>().Where(fact => fact.At >= from && fact.At < to)];
    }

    private KpiEngine EngineOf(KpiQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        CheckRange(query.From, query.To);
        var strayed = query.Policies.Keys.Except(query.Kpis, StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault();
        if (strayed is not null)
        {
            throw new ArgumentException($"A policy is given for KPI '{strayed}', which the query does not ask for.", nameof(query));
        }

        var filters = query.Filters.Select(filter => (Dimension: KpiDimension.Parse(filter.Key), Values: filter.Value.ToHashSet(StringComparer.Ordinal))).ToArray();
        var buckets = query.Bucket is { } size
            ? new TimeBuckets(query.Zone ?? _options.Zone, size, query.FirstDayOfWeek ?? _options.FirstDayOfWeek)
            : null;
        if (buckets is not null && buckets.Between(query.From, query.To).Skip(_options.MaxBuckets).Any())
        {
            throw new ArgumentException(
                $"The range has more than {_options.MaxBuckets} buckets of size {buckets.Size}; take larger buckets or a shorter range, or raise AnalyticsOptions.MaxBuckets.", nameof(query));
        }

        return new KpiEngine(
            [.. query.Kpis.Select(name => catalog.Find(name, query.Policies.GetValueOrDefault(name)))],
            new KpiGrouping
            {
                Buckets = buckets,
                Dimensions = [.. query.GroupBy.Select(KpiDimension.Parse)],
                Where = filters.Length == 0 ? null : fact => Array.TrueForAll(filters, filter => filter.Dimension.Of(fact) is { } value && filter.Values.Contains(value)),
            });
    }

    private void CheckRange(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            throw new ArgumentException(FormattableString.Invariant($"The range is empty: it ends at {to:O}, not after its start at {from:O}."), nameof(to));
        }

        if (to - from > _options.MaxRange)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The range of {(to - from).TotalDays:0.#} days is longer than {_options.MaxRange.TotalDays:0.#}; ask for less, or raise AnalyticsOptions.MaxRange."), nameof(to));
        }
    }

    private async Task<IReadOnlyList<KpiFact>> LoadAsync(KpiQuery query, IReadOnlyList<KpiDefinition> definitions, CancellationToken cancellationToken)
    {
        List<KpiFact> facts = [];
        foreach (var kind in definitions.GroupBy(definition => definition.Facts).OrderBy(kind => kind.Key))
        {
            var around = kind.Max(definition => definition.LookAround);
            facts.AddRange(await ReadAsync(query.Tenant, kind.Key, query.From - around, query.To + around, cancellationToken).ConfigureAwait(false));
        }

        return facts;
    }

    private async Task<IReadOnlyList<KpiFact>> ReadAsync(TenantId tenant, FactKind kind, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var documents = await store.ReadAsync(tenant, FactFold.StoredAs(kind), from, to, cancellationToken).ConfigureAwait(false);
        return [.. documents.Select(document => FactFold.Fold(kind, document.Id, EvidenceSet.Parse(document.Body))).OfType<KpiFact>()];
    }
}
