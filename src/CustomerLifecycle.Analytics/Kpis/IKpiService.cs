namespace CustomerLifecycle.Analytics;

/// <summary>
/// Answers reports from the facts of a tenant. A question that makes no sense is an <see cref="ArgumentException"/> and a read that
/// failed a <see cref="CustomerLifecycle.Storage.StorageException"/>; neither is ever an empty page. Thread-safe.
/// </summary>
public interface IKpiService
{
    /// <summary>The KPIs that may be asked for, with their policies.</summary>
    KpiCatalog Catalog { get; }

    /// <summary>Computes a report.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">An unknown KPI, policy, dimension or zone, an empty or over-long range, too many buckets.</exception>
    Task<KpiReport> ReportAsync(KpiQuery query, CancellationToken cancellationToken = default);

    /// <summary>The rows behind one value of a report, counted and left out, by time and id.</summary>
    /// <param name="query">The report's query.</param>
    /// <param name="kpi">The KPI's name.</param>
    /// <param name="group">The row's group, or <see cref="KpiGroup.Everything"/> for the total.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">As for <see cref="ReportAsync"/>, or the query does not ask for the KPI.</exception>
    Task<IReadOnlyList<KpiCountedRow>> DrillDownAsync(KpiQuery query, string kpi, KpiGroup group, CancellationToken cancellationToken = default);

    /// <summary>The most frequent values of a dimension among facts that began in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    /// <typeparam name="TFact">The kind of fact, such as <see cref="ContactFact"/>.</typeparam>
    /// <param name="tenant">The tenant.</param>
    /// <param name="dimension">The dimension's name, such as <c>reason</c>.</param>
    /// <param name="take">How many values to name, from 1.</param>
    /// <param name="from">Start of the range.</param>
    /// <param name="to">End of the range, exclusive.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<TopList> TopAsync<TFact>(TenantId tenant, string dimension, int take, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
        where TFact : KpiFact;

    /// <summary>The facts that began in [<paramref name="from"/>, <paramref name="to"/>), by time and id, for figures of the host's own.</summary>
    /// <typeparam name="TFact">The kind of fact.</typeparam>
    /// <param name="tenant">The tenant.</param>
    /// <param name="from">Start of the range.</param>
    /// <param name="to">End of the range, exclusive; the range is bounded as for reports.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<TFact>> FactsAsync<TFact>(TenantId tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
        where TFact : KpiFact;
}
