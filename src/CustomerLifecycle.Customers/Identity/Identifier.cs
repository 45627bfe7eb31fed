using System.Text.Json;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Identity;

/// <summary>Identifies customers and takes merges back over a store.</summary>
internal sealed class Identifier(ICustomerStore store, CustomersOptions options, IIdGenerator ids, TimeProvider timeProvider)
{
    private const int MaxAlternatives = 10;
    private const int MaxReasons = 20;

    private readonly IdentityResolver _resolver = new(NormalizedPolicy(options));
    private readonly FactsWriter _facts = new(store, options, ids, timeProvider);

    internal Task<IdentifyResult> IdentifyAsync(TenantId tenant, IdentifyCustomer command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        FactsWriter.Check(command.Hints);
        if (command.ContactPoints.Count > options.MaxContactPoints)
        {
            throw new ArgumentException(
                $"IdentifyCustomer.ContactPoints has {command.ContactPoints.Count} entries, more than {options.MaxContactPoints}. "
                + "Pass those of one person only, or raise CustomersOptions.MaxContactPoints.", nameof(command));
        }

        string? key = Commands.Key("identify", command.IdempotencyKey);
        ContactPoint?[] normal = [.. command.ContactPoints.Select(point => ContactPointNormalizer.Normalize(point, options.DefaultCallingCode))];
        ContactPoint[] points = [.. normal.OfType<ContactPoint>().Distinct()];
        IdentityReason[] unusable = [.. command.ContactPoints.Where((_, i) => normal[i] is null).Select(point => new IdentityReason(IdentityReasonCode.Unusable, point.Kind))];
        return Commands.DecideAsync(options.MaxAttempts, () => TryIdentifyAsync(tenant, command, key, points, unusable, cancellationToken));
    }

    internal Task<CustomerResult> UndoMergeAsync(TenantId tenant, UndoMerge command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        string? key = Commands.Key("undo-merge", command.IdempotencyKey);
        return Commands.DecideAsync(options.MaxAttempts, async () =>
        {
            using IDisposable? scope = Commands.Scope(ids, tenant, key);
            IdentitySnapshot snapshot = await store.LoadIdentityAsync(tenant, [], [command.One, command.Other], cancellationToken).ConfigureAwait(false);
            bool known = snapshot.Graph.TryGet(command.One, out _) && snapshot.Graph.TryGet(command.Other, out _);
            DateTimeOffset now = timeProvider.GetUtcNow();
            IReadOnlyList<IdentityChange> changes = known ? _resolver.Undo(snapshot.Graph, command.One, command.Other, now) : [];
            if (changes.Count == 0)
            {
                return key is not null && await store.RecallAsync(tenant, key, cancellationToken).ConfigureAwait(false) is { Length: > 0 } remembered
                    ? CustomerResult.Applied(new CustomerId(remembered), 0)
                    : CustomerResult.Rejected(known ? CustomerRejection.NoSuchMerge : CustomerRejection.UnknownCustomer);
            }

            CustomerId restored = changes.OfType<IdentityChange.Moved>().First().Root;
            CommitResult result = await store.CommitAsync(
                new CustomerCommit
                {
                    Tenant = tenant,
                    Customer = restored,
                    Basis = snapshot,
                    Identity = changes,
                    Events = [.. IdentityEvents.Of(tenant, changes, now, ids)],
                    IdempotencyKey = key,
                    Result = restored.Value,
                },
                cancellationToken).ConfigureAwait(false);
            return result.Status == CommitStatus.Conflict ? null : CustomerResult.Applied(restored, snapshot.RecordVersions[restored] + 1);
        });
    }

    private static IdentityPolicy NormalizedPolicy(CustomersOptions options) => options.Identity with
    {
        Ignored = [.. options.Identity.Ignored.Select(point => ContactPointNormalizer.Normalize(point, options.DefaultCallingCode)).OfType<ContactPoint>()],
    };

    private static IdentifyResult Answer(IdentityDecision decision, IEnumerable<IdentityReason> unusable) => new()
    {
        Customer = decision.Customer,
        Outcome = decision.Outcome,
        Certainty = decision.Certainty,
        Reasons = [.. unusable.Concat(decision.Reasons).Take(MaxReasons)],
        Alternatives = [.. decision.Alternatives.Take(MaxAlternatives)],
    };

    private async Task<IdentifyResult?> TryIdentifyAsync(
        TenantId tenant, IdentifyCustomer command, string? key, ContactPoint[] points, IdentityReason[] unusable, CancellationToken cancellationToken)
    {
        using IDisposable? scope = Commands.Scope(ids, tenant, key);
        IdentitySnapshot snapshot = await store.LoadIdentityAsync(tenant, points, [], cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = timeProvider.GetUtcNow();
        IdentityDecision decision = _resolver.Identify(snapshot.Graph, points, now, () => CustomerId.From(ids.NewGuid()));
        IdentifyResult answer = Answer(decision, unusable);
        if (decision.Customer is not { } customer || (decision.Changes.Count == 0 && command.Hints.Count == 0 && key is null))
        {
            CustomersTelemetry.RecordIdentification(decision.Outcome);
            return answer;
        }

        CustomerFacts? facts = command.Hints.Count == 0
            ? null
            : await store.LoadFactsAsync(tenant, snapshot.Graph.RecordsOf(customer), cancellationToken).ConfigureAwait(false);
        bool full = facts is not null && facts.Values.Count + command.Hints.Count > options.MaxProfileValues;
        IReadOnlyList<ProfileValue> hints = full ? [] : command.Hints;
        CommitResult result = await store.CommitAsync(
            new CustomerCommit
            {
                Tenant = tenant,
                Customer = customer,
                Basis = snapshot,
                Identity = decision.Changes,
                Values = hints,
                Events =
                [
                    Identified(tenant, command, customer, decision.Outcome == IdentityOutcome.New, points, now),
                    .. IdentityEvents.Of(tenant, decision.Changes, now, ids),
                    .. facts is null ? [] : _facts.LevelEvents(tenant, customer, facts, hints),
                ],
                IdempotencyKey = key,
                Result = key is null ? null : JsonSerializer.Serialize(answer, CustomersJsonContext.Default.IdentifyResult),
            },
            cancellationToken).ConfigureAwait(false);
        if (result.Status == CommitStatus.AlreadyApplied)
        {
            return JsonSerializer.Deserialize(result.Result!, CustomersJsonContext.Default.IdentifyResult);
        }

        if (result.Status == CommitStatus.Conflict)
        {
            return null;
        }

        CustomersTelemetry.RecordIdentification(decision.Outcome);
        return answer;
    }

    private CustomerIdentified Identified(
        TenantId tenant, IdentifyCustomer command, CustomerId customer, bool isNew, ContactPoint[] points, DateTimeOffset now) => new()
        {
            Id = EventId.From(ids.NewGuid()),
            Tenant = tenant,
            OccurredAt = now,
            Customer = customer,
            IsNew = isNew,
            ContactPoints = points,
            Dimensions = new EventDimensions { Channel = command.Channel, Entrance = command.Entrance },
        };
}
