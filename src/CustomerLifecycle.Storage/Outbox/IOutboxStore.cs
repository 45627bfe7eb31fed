namespace CustomerLifecycle.Storage;

/// <summary>Where committed events wait for delivery. An own implementation feeds the dispatcher from a host's own tables.</summary>
public interface IOutboxStore
{
    /// <summary>Takes the sole right to dispatch, over all processes on the database.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Gives the right back when disposed; <see langword="null"/> when somebody else has it. A process that dies loses it.</returns>
    Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancellationToken);

    /// <summary>Entries that were not dispatched yet, in the order of their sequence.</summary>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<OutboxEntry>> ReadPendingAsync(int take, CancellationToken cancellationToken);

    /// <summary>Kept deliveries whose turn it is: due, and the first that waits in their line. In the order of their sequence.</summary>
    /// <param name="handlers">The names of the handlers that can take them.</param>
    /// <param name="now">The time.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<OutboxDelivery>> ReadWaitingAsync(IReadOnlyCollection<string> handlers, DateTimeOffset now, int take, CancellationToken cancellationToken);

    /// <summary>What waits in a line behind a delivery that has just succeeded, in order: the dispatcher goes on with it at once. Without it each look frees
    /// one delivery of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="after">The place of the delivery that succeeded.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<OutboxDelivery>> ReadLineAsync(OutboxLine line, long after, int take, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutboxDelivery>>([]);

    /// <summary>The lines of these streams in which a delivery waits: a new one may not overtake it.</summary>
    /// <param name="streams">The streams, of any tenant; at most 1,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlySet<OutboxLine>> ReadWaitingLinesAsync(IReadOnlyCollection<string> streams, CancellationToken cancellationToken);

    /// <summary>One entry, dispatched or not.</summary>
    /// <param name="sequence">Its place.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry, or <see langword="null"/> when it was purged.</returns>
    Task<OutboxEntry?> ReadAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>Stores what a pass did.</summary>
    /// <param name="settlement">What it did.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task SettleAsync(OutboxSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The dead letters of a tenant, the oldest first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<OutboxDelivery>> ReadDeadLettersAsync(TenantId tenant, int take, CancellationToken cancellationToken);

    /// <summary>Gives a dead letter a new life with fresh attempts.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="sequence">The event's place.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when there is no such dead letter.</returns>
    Task<bool> ReplayAsync(TenantId tenant, string handler, long sequence, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Removes dispatched entries and idempotency keys from before an instant. Entries with a waiting or dead delivery stay, and so do the keys
    /// since the oldest of them was dispatched, or the oldest unfinished due item became due: a replay must find them.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of entries removed.</returns>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
