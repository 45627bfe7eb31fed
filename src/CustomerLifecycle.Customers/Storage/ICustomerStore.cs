using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Keeps customers: the identity graph and the facts about its records. Thread-safe; hands out copies.</summary>
public interface ICustomerStore
{
    /// <summary>Reads the identity graph around contact points and customers.</summary>
    /// <param name="tenant">Whose customers they are.</param>
    /// <param name="points">Normalised contact points.</param>
    /// <param name="customers">Records.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Every link of the points, and every record, link and merge of the customers they and the records lead to.</returns>
    Task<IdentitySnapshot> LoadIdentityAsync(
        TenantId tenant, IReadOnlyList<ContactPoint> points, IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken = default);

    /// <summary>Reads what is known about records.</summary>
    /// <param name="tenant">Whose customers they are.</param>
    /// <param name="records">All records of one customer.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<CustomerFacts> LoadFactsAsync(TenantId tenant, IReadOnlyList<CustomerId> records, CancellationToken cancellationToken = default);

    /// <summary>What an earlier commit left under an idempotency key.</summary>
    /// <param name="tenant">Whose commit it was.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The remembered result, empty for a commit without one; <see langword="null"/> when nothing was committed under the key.</returns>
    Task<string?> RecallAsync(TenantId tenant, string key, CancellationToken cancellationToken = default);

    /// <summary>Stores a change.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="cancellationToken">Cancels a commit that was not taken up.</param>
    Task<CommitResult> CommitAsync(CustomerCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Removes all records of a snapshot with everything stored about them.</summary>
    /// <param name="tenant">Whose customers they are.</param>
    /// <param name="basis">All records of one customer, as read.</param>
    /// <param name="events">The events the erasure causes.</param>
    /// <param name="cancellationToken">Cancels a commit that was not taken up.</param>
    Task<CommitResult> EraseAsync(
        TenantId tenant, IdentitySnapshot basis, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken = default);
}
