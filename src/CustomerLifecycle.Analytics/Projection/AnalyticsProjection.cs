using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>
/// Builds facts from integration events. Each fact keeps the ids of the events it was built from, which is the inbox: an event that
/// arrives again changes nothing, and one that arrives late or out of order gives the same fact as if it had come in time.
/// Thread-safe.
/// </summary>
public sealed class AnalyticsProjection : IIntegrationEventHandler
{
    private const int MaxAttempts = 20;

    private readonly IAnalyticsStore _store;

    /// <summary>Creates the projection.</summary>
    /// <param name="store">Where facts are kept.</param>
    public AnalyticsProjection(IAnalyticsStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
    }

    /// <inheritdoc />
    public string Name => "analytics.projection";

    /// <inheritdoc />
    /// <exception cref="StorageException">The facts could not be read or saved; the event is delivered again later.</exception>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        foreach (var (kind, id, evidence) in EvidenceReader.Read(integrationEvent))
        {
            await AddAsync(integrationEvent.Tenant, kind, id, evidence, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(TenantId tenant, FactKind kind, string id, Evidence evidence, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var document = await _store.FindAsync(tenant, kind, id, cancellationToken).ConfigureAwait(false);
            var known = document is null ? EvidenceSet.Empty : EvidenceSet.Parse(document.Body);
            var all = known.With(evidence);
            if (ReferenceEquals(all, known))
            {
                AnalyticsTelemetry.RecordEvidence(added: false);
                return;
            }

            var next = new FactDocument
            {
                Kind = kind,
                Id = id,
                At = FactFold.Fold(kind, id, all)?.At ?? all.Start,
                UpTo = EvidenceSet.Instant(all.Items[^1]),
                Version = document?.Version ?? 0,
                Body = all.Format(),
            };
            if (await _store.SaveAsync(tenant, next, cancellationToken).ConfigureAwait(false) != CommitStatus.Conflict)
            {
                AnalyticsTelemetry.RecordEvidence(added: true);
                return;
            }

            if (attempt == MaxAttempts)
            {
                throw new InvalidOperationException($"The {kind} fact was changed by others {MaxAttempts} times in a row; the event will be delivered again.");
            }
        }
    }
}
