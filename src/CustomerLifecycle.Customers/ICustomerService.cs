using CustomerLifecycle.Customers.Timeline;

namespace CustomerLifecycle.Customers;

/// <summary>Knows customers: who they are, what is known about them, and what happened with them. Thread-safe.</summary>
public interface ICustomerService
{
    /// <summary>Finds or founds the customer behind contact points.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="command">The contact points and what else is known.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The customer and the reasons. A call that changes nothing and has neither hints nor a key writes nothing.</returns>
    /// <exception cref="ArgumentException">There are too many contact points, or a hint is not valid.</exception>
    /// <exception cref="CustomerLifecycle.Storage.StorageException">The store could not do it.</exception>
    Task<IdentifyResult> IdentifyAsync(TenantId tenant, IdentifyCustomer command, CancellationToken cancellationToken = default);

    /// <summary>Looks customers up by one contact point, and changes nothing.</summary>
    /// <param name="tenant">Whose customers they are.</param>
    /// <param name="point">The contact point as given.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The customers seen with it, the latest first; several for a shared number.</returns>
    Task<IReadOnlyList<CustomerId>> FindAsync(TenantId tenant, ContactPoint point, CancellationToken cancellationToken = default);

    /// <summary>Takes a merge back.</summary>
    /// <param name="tenant">Whose customers they are.</param>
    /// <param name="command">The two records of the merge.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Applied with the customer that is on its own again, or why not.</returns>
    Task<CustomerResult> UndoMergeAsync(TenantId tenant, UndoMerge command, CancellationToken cancellationToken = default);

    /// <summary>Adds what sources know about a customer.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="command">The values.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A value is not valid; the message names it.</exception>
    Task<CustomerResult> SetProfileValuesAsync(TenantId tenant, SetProfileValues command, CancellationToken cancellationToken = default);

    /// <summary>Sets a tag on a customer, or renews it.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="command">The tag.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The tag is not valid; the message says why.</exception>
    Task<CustomerResult> TagAsync(TenantId tenant, TagCustomer command, CancellationToken cancellationToken = default);

    /// <summary>Takes a source's tag back.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="command">The tag's name and source.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<CustomerResult> UntagAsync(TenantId tenant, UntagCustomer command, CancellationToken cancellationToken = default);

    /// <summary>Everything about a customer that whoever serves should see at once.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="customer">The customer, by any of its records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The view, or <see langword="null"/> when there is no such customer.</returns>
    Task<CustomerView?> GetViewAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>A page of what happened with a customer, the latest first.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="customer">The customer, by any of its records; a customer that only events know has a timeline too.</param>
    /// <param name="query">Kinds, channel, page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The page size or the cursor is not valid.</exception>
    Task<TimelinePage> GetTimelineAsync(TenantId tenant, CustomerId customer, TimelineQuery query, CancellationToken cancellationToken = default);
}
