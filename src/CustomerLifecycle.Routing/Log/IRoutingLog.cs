using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing;

/// <summary>The append-only log of each pool's decisions. Its order is the agreement between all processes that host the pool.</summary>
/// <remarks>Thread-safe. What an implementation needs is an atomic append at an expected position, with the answers to its commands. A lock in
/// <see cref="BeginAsync"/> only spares decisions that would be made in vain.</remarks>
public interface IRoutingLog
{
    /// <summary>Begins a turn at a pool's log: takes the pool's write lock where the storage has one, and waits for whoever has it.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="CustomerLifecycle.Storage.StorageException">The storage cannot be reached.</exception>
    Task<IRoutingTurn> BeginAsync(RoutingPoolId pool, CancellationToken cancellationToken);

    /// <summary>Reads entries in order.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="afterSequence">Entries that begin after this event; 0 = from the start.</param>
    /// <param name="take">The most entries to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RoutingLogFormatException">A newer version wrote one of them.</exception>
    Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken);

    /// <summary>Finds the entry that holds an event, or would hold it if it were longer.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="sequence">The sequence number of the event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sequence number of the entry's first event; null when no entry begins at or before the event: it was cut off.</returns>
    Task<long?> FindEntryAsync(RoutingPoolId pool, long sequence, CancellationToken cancellationToken);

    /// <summary>The newest snapshot at or before an event, or null.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="atMost">The sequence number of the event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken);

    /// <summary>Keeps a snapshot, so that the next start need not read the whole log. Saving the same one twice is harmless.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Drops snapshots that are not needed, and of the log what lies behind all of: an instant, a snapshot that is kept, and the
    /// events that were told.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="before">What happened from this instant on is kept.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task TrimAsync(RoutingPoolId pool, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>The pools, of all tenants, whose log has entries that were not told to the world outside.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<RoutingCursor>> ReadCursorsAsync(CancellationToken cancellationToken);

    /// <summary>Hands events over for delivery and moves the cursor past the entries they stem from, in one transaction.</summary>
    /// <param name="cursor">The cursor as it was read.</param>
    /// <param name="sequence">The last event that is told now.</param>
    /// <param name="events">What the world outside is told, in order.</param>
    /// <param name="cancellationToken">Cancels a call that has not begun.</param>
    /// <returns>False, with nothing stored, when the cursor has been moved meanwhile.</returns>
    Task<bool> TellAsync(RoutingCursor cursor, long sequence, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken);
}
