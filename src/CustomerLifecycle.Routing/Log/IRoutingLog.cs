namespace CustomerLifecycle.Routing;

/// <summary>The append-only log of each pool's decisions. Its order is the agreement between all processes that host the pool.</summary>
/// <remarks>Thread-safe. An implementation needs an atomic append at an expected position that also refuses a command id it has
/// seen; nothing else has to be coordinated.</remarks>
public interface IRoutingLog
{
    /// <summary>Appends a decision with its events and timers in one transaction.</summary>
    /// <param name="append">The decision.</param>
    /// <param name="cancellationToken">Cancels an append that has not begun.</param>
    /// <returns>A command that was appended before is told from a conflict, also when both are true.</returns>
    Task<RoutingAppendResult> AppendAsync(RoutingAppend append, CancellationToken cancellationToken);

    /// <summary>Reads decisions in order.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="afterSequence">The last event already known; 0 = from the start.</param>
    /// <param name="take">The most decisions to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RoutingLogFormatException">A newer version wrote one of them.</exception>
    Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken);

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
}
