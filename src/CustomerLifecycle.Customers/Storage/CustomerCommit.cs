using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>A change of a customer with its events: stored together, or not at all.</summary>
public sealed record CustomerCommit
{
    /// <summary>Whose customer it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The record that facts are stored with; orders the events.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>What the change was decided on. A record or contact point that has another version by now makes the commit a conflict.</summary>
    public required IdentitySnapshot Basis { get; init; }

    /// <summary>Changes of the identity graph, in order.</summary>
    public IReadOnlyList<IdentityChange> Identity { get; init; } = [];

    /// <summary>Attribute values; one replaces an older value of the same attribute and source, never a newer one.</summary>
    public IReadOnlyList<ProfileValue> Values { get; init; } = [];

    /// <summary>Tags to set; one replaces that of the same name and source.</summary>
    public IReadOnlyList<CustomerTag> Tags { get; init; } = [];

    /// <summary>Tags to take back from all records of the customer, by name and source.</summary>
    public IReadOnlyList<CustomerTag> RemovedTags { get; init; } = [];

    /// <summary>Declarations of consent to add.</summary>
    public IReadOnlyList<ConsentRecord> Consents { get; init; } = [];

    /// <summary>The events the change causes.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>The commit is applied once per tenant and key.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A short text that is remembered with the key.</summary>
    public string? Result { get; init; }

    internal string Stream => "customer/" + Customer.Value;

    internal bool HasFacts => Values.Count + Tags.Count + RemovedTags.Count + Consents.Count > 0;

    // Founded records are inserted, the others guarded by their version.
    internal IReadOnlyList<CustomerId> Founded => [.. Identity.OfType<IdentityChange.Founded>().Select(founded => founded.Node.Id)];

    internal IReadOnlyList<CustomerId> Touched
    {
        get
        {
            IEnumerable<CustomerId> changed = Identity.SelectMany(change => change switch
            {
                IdentityChange.Linked linked => [linked.Link.Customer],
                IdentityChange.Unlinked unlinked => [unlinked.Link.Customer],
                IdentityChange.Moved moved => [moved.Customer],
                IdentityChange.MergeChanged merge => [merge.Merge.Absorbed, merge.Merge.Kept],
                _ => Array.Empty<CustomerId>(),
            });
            return [.. changed.Concat(HasFacts ? [Customer] : []).Distinct().Except(Founded).OrderBy(id => id.Value, StringComparer.Ordinal)];
        }
    }

    internal IReadOnlyList<ContactPoint> TouchedPoints =>
        [.. Identity.Select(change => change switch
        {
            IdentityChange.Linked linked => linked.Link.Point,
            IdentityChange.Unlinked unlinked => unlinked.Link.Point,
            _ => null,
        }).OfType<ContactPoint>().Distinct()];
}
