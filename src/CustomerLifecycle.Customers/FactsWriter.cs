using System.Text.Json;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers;

/// <summary>Changes the facts about a customer: load, decide, commit, and again when somebody else was faster.</summary>
internal sealed class FactsWriter(ICustomerStore store, CustomersOptions options, IIdGenerator ids, TimeProvider timeProvider)
{
    internal static void Check(IEnumerable<ProfileValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Select(value => value.Problem()).FirstOrDefault(problem => problem is not null) is { } problem)
        {
            throw new ArgumentException(problem, nameof(values));
        }
    }

    internal Task<CustomerResult> ChangeAsync(
        TenantId tenant, CustomerId customer, long? expectedVersion, string? key, Func<CustomerId, CustomerFacts, FactsChange> decide,
        CancellationToken cancellationToken) => Commands.DecideAsync(options.MaxAttempts, async () =>
    {
        using IDisposable? scope = Commands.Scope(ids, tenant, key);
        IdentitySnapshot snapshot = await store.LoadIdentityAsync(tenant, [], [customer], cancellationToken).ConfigureAwait(false);
        CustomerId root = snapshot.Graph.TryGet(customer, out _) ? snapshot.Graph.RootOf(customer) : customer;
        long version = snapshot.RecordVersions.GetValueOrDefault(root);
        FactsChange change = version == 0
            ? FactsChange.Refuse(CustomerRejection.UnknownCustomer)
            : decide(root, await store.LoadFactsAsync(tenant, snapshot.Graph.RecordsOf(root), cancellationToken).ConfigureAwait(false));
        bool stale = expectedVersion is { } expected && version > 0 && expected != version;
        if (stale || change.Refusal is not null)
        {
            // A repeat under its key answers as the first call did, also when it would be decided otherwise by now.
            return key is not null && await store.RecallAsync(tenant, key, cancellationToken).ConfigureAwait(false) is { Length: > 0 } remembered ? Remembered(remembered)
                : stale ? CustomerResult.Conflict(root, version)
                : CustomerResult.Rejected(change.Refusal!.Value);
        }

        CustomerCommit commit = new()
        {
            Tenant = tenant,
            Customer = root,
            Basis = snapshot,
            Values = change.Values,
            Tags = change.Tags,
            RemovedTags = change.RemovedTags,
            Consents = change.Consents,
            Events = change.Events,
            IdempotencyKey = key,
        };
        CustomerResult applied = CustomerResult.Applied(root, commit.HasFacts ? version + 1 : version);
        CommitResult result = await store.CommitAsync(
            commit with { Result = JsonSerializer.Serialize(applied, CustomersJsonContext.Default.CustomerResult) }, cancellationToken).ConfigureAwait(false);
        return result.Status switch
        {
            CommitStatus.Committed => applied,
            CommitStatus.AlreadyApplied => Remembered(result.Result!),
            _ => null,
        };
    });

    internal IReadOnlyList<IntegrationEvent> LevelEvents(TenantId tenant, CustomerId customer, CustomerFacts before, IReadOnlyList<ProfileValue> values)
    {
        string? from = Level(before.Values);
        IEnumerable<ProfileValue> kept = before.Values.Where(known =>
            !values.Any(value => value.Name == known.Name && value.Source == known.Source && value.ObservedAt >= known.ObservedAt));
        IEnumerable<ProfileValue> added = values.Where(value =>
            !before.Values.Any(known => value.Name == known.Name && value.Source == known.Source && value.ObservedAt < known.ObservedAt));
        string? to = Level(kept.Concat(added));
        return to is null || string.Equals(from, to, StringComparison.Ordinal)
            ? []
            :
            [
                new CustomerLevelChanged
                {
                    Id = EventId.From(ids.NewGuid()),
                    Tenant = tenant,
                    OccurredAt = timeProvider.GetUtcNow(),
                    Customer = customer,
                    From = from,
                    To = to,
                    Dimensions = new EventDimensions { CustomerLevel = to },
                },
            ];
    }

    internal CustomerTagged Tagged(TenantId tenant, CustomerId customer, CustomerTag tag) => new()
    {
        Id = EventId.From(ids.NewGuid()),
        Tenant = tenant,
        OccurredAt = timeProvider.GetUtcNow(),
        Customer = customer,
        Tag = tag.Name,
        TagSource = tag.Source,
        Reason = tag.Reason,
        ExpiresAt = tag.ExpiresAt,
    };

    internal CustomerUntagged Untagged(TenantId tenant, CustomerId customer, CustomerTag tag) => new()
    {
        Id = EventId.From(ids.NewGuid()),
        Tenant = tenant,
        OccurredAt = timeProvider.GetUtcNow(),
        Customer = customer,
        Tag = tag.Name,
    };

    private static CustomerResult Remembered(string json) => JsonSerializer.Deserialize(json, CustomersJsonContext.Default.CustomerResult)
        ?? throw new InvalidOperationException("The remembered result of a command cannot be read.");

    private string? Level(IEnumerable<ProfileValue> values) =>
        options.Survivorship.Choose(values.Where(value => value.Name == ProfileNames.Level)) is [{ Value.Length: > 0 } level] ? level.Value : null;
}
