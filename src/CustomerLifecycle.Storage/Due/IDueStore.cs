namespace CustomerLifecycle.Storage;

/// <summary>Reads and settles the due-time index. Items are scheduled by <see cref="StorageCommit.Due"/>.</summary>
public interface IDueStore
{
    /// <summary>Takes the sole right to handle items of a kind, over all processes on the database.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Gives the right back when disposed; <see langword="null"/> when somebody else has it. A process that dies loses it.</returns>
    Task<IAsyncDisposable?> TryLockAsync(string kind, CancellationToken cancellationToken);

    /// <summary>The items of a kind that are due, the longest overdue first, then by tenant and key.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="now">The time.</param>
    /// <param name="take">At most so many, from 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<DueItem>> ReadDueAsync(string kind, DateTimeOffset now, int take, CancellationToken cancellationToken);

    /// <summary>Removes an item that was handled, unless it was scheduled anew meanwhile.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task CompleteAsync(DueItem item, CancellationToken cancellationToken);

    /// <summary>Puts an item back after a failed attempt.</summary>
    /// <param name="item">The item.</param>
    /// <param name="retryAt">When to try again; <see langword="null"/> = the item is dead.</param>
    /// <param name="error">What went wrong, without personal data.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task FailAsync(DueItem item, DateTimeOffset? retryAt, string error, CancellationToken cancellationToken);

    /// <summary>The dead items of a tenant: those whose last attempt failed. In the order of kind and key.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="take">At most so many, from 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<DueItem>> ReadDeadAsync(TenantId tenant, int take, CancellationToken cancellationToken);

    /// <summary>Gives a dead item a new life with fresh attempts and the same <see cref="DueItem.EffectKey"/>.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="key">The key within the kind.</param>
    /// <param name="now">When it is to be tried: at once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when there is no such dead item.</returns>
    Task<bool> ReplayAsync(TenantId tenant, string kind, string key, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>When the next item of any of the kinds is due or retried.</summary>
    /// <param name="kinds">The kinds to look at.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>UTC; <see langword="null"/> when nothing is scheduled.</returns>
    Task<DateTimeOffset?> NextAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken);
}
