using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Customers.Timeline;

/// <summary>Builds every customer's timeline from the integration events, in whatever order streams arrive.</summary>
/// <remarks>
/// An event that names no customer takes the one that its contact, conversation, ticket or lead is known to belong to; as long as nobody
/// knows, its entry waits under its subject until another event does.
/// </remarks>
internal sealed class TimelineProjection(ITimelineStore store, EventCatalog catalog, IOptions<CustomersOptions> options) : IIntegrationEventHandler
{
    public string Name => "customers.timeline";

    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        ArgumentNullException.ThrowIfNull(delivery);
        if (TimelineProjector.Project(integrationEvent, catalog.NameOf(integrationEvent)) is { } projected)
        {
            await Commands.DecideAsync(options.Value.MaxAttempts, () => TryStoreAsync(integrationEvent.Tenant, projected, delivery.EffectKey(), cancellationToken))
                .ConfigureAwait(false);
        }
    }

    private static TimelineCommit? Decide(TenantId tenant, ProjectedEvent projected, IReadOnlyDictionary<string, TrackedSubject> known, string key)
    {
        TimelineEntry entry = projected.Entry;
        TrackedSubject? own = known.GetValueOrDefault(entry.Subject);
        CustomerId? customer = projected.Customer ?? own?.Customer
            ?? projected.Related.Select(related => known.GetValueOrDefault(related.Subject)?.Customer).FirstOrDefault(found => found is not null);
        bool erased = own?.IsErased == true
            || (customer is { } id && known.GetValueOrDefault(TrackedSubject.Of(id))?.IsErased == true)
            || projected.Related.Any(related => known.GetValueOrDefault(related.Subject)?.IsErased == true);
        if (erased)
        {
            return null;
        }

        List<TrackedSubject> subjects = [];
        if (projected.Change is { } change)
        {
            TrackedSubject state = own ?? new TrackedSubject { Subject = entry.Subject, Kind = SubjectKind(entry.Kind), OpenedAt = entry.At, ChangedAt = entry.At };
            subjects.Add(state.After(change, entry.At) with { Customer = state.Customer ?? customer });
        }

        foreach ((string subject, TimelineKind kind) in projected.Related)
        {
            TrackedSubject state = known.GetValueOrDefault(subject)
                ?? new TrackedSubject { Subject = subject, Kind = kind, Channel = entry.Channel, OpenedAt = entry.At, ChangedAt = entry.At };
            TrackedSubject next = state with
            {
                Customer = state.Customer ?? customer,
                IsOpen = state.IsOpen && subject != projected.Settles,
            };
            // While the customer is unknown the related subject is written too: whoever learns it at the same time then collides and sees this entry.
            if (next != state || state.Version == 0 || customer is null)
            {
                subjects.Add(next);
            }
        }

        return new TimelineCommit
        {
            Tenant = tenant,
            Entry = entry,
            Customer = customer,
            Subjects = subjects,
            Adopted = customer is null ? [] : [.. subjects.Where(subject => known.GetValueOrDefault(subject.Subject) is { Customer: null }).Select(subject => subject.Subject)],
            IdempotencyKey = key,
        };
    }

    private static TimelineKind SubjectKind(TimelineKind kind) => kind is TimelineKind.Message or TimelineKind.Bot ? TimelineKind.Conversation : kind;

    private async Task<CommitResult?> TryStoreAsync(TenantId tenant, ProjectedEvent projected, string key, CancellationToken cancellationToken)
    {
        string[] names = [projected.Entry.Subject, .. projected.Related.Select(related => related.Subject), .. Customer(projected.Customer)];
        Dictionary<string, TrackedSubject> known = await LoadAsync(tenant, names, cancellationToken).ConfigureAwait(false);
        string[] owners = [.. known.Values.SelectMany(subject => Customer(subject.Customer)).Distinct(StringComparer.Ordinal).Where(owner => !known.ContainsKey(owner))];
        foreach (KeyValuePair<string, TrackedSubject> owner in owners.Length == 0 ? [] : await LoadAsync(tenant, owners, cancellationToken).ConfigureAwait(false))
        {
            known[owner.Key] = owner.Value;
        }

        if (Decide(tenant, projected, known, key) is not { } commit)
        {
            return new CommitResult(CommitStatus.Committed);
        }

        CommitResult result = await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        if (result.Status == CommitStatus.Committed)
        {
            CustomersTelemetry.RecordEntry(projected.Entry.Kind);
        }

        return result.Status == CommitStatus.Conflict ? null : result;
    }

    private static string[] Customer(CustomerId? customer) => customer is { } id ? [TrackedSubject.Of(id)] : [];

    private async Task<Dictionary<string, TrackedSubject>> LoadAsync(TenantId tenant, string[] names, CancellationToken cancellationToken) =>
        (await store.LoadSubjectsAsync(tenant, names, cancellationToken).ConfigureAwait(false)).ToDictionary(subject => subject.Subject, StringComparer.Ordinal);
}
