namespace CustomerLifecycle.Routing;

/// <summary>A turn at a pool's log: read what is new, decide, append. Disposing it without an append leaves the log as it was.</summary>
/// <remarks>One thread at a time, and short: other processes may wait for it.</remarks>
public interface IRoutingTurn : IAsyncDisposable
{
    /// <summary>Reads entries in order.</summary>
    /// <param name="afterSequence">The last event already known; 0 = from the start.</param>
    /// <param name="take">The most entries to read.</param>
    /// <param name="cancellationToken">Cancels the call; the turn is of no use then.</param>
    /// <exception cref="RoutingLogFormatException">A newer version wrote one of them.</exception>
    Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(long afterSequence, int take, CancellationToken cancellationToken);

    /// <summary>The answers to commands that were appended before.</summary>
    /// <param name="commandIds">The ids of commands, at least one.</param>
    /// <param name="cancellationToken">Cancels the call; the turn is of no use then.</param>
    /// <returns>The answers by id; an id that is not there was never appended.</returns>
    Task<IReadOnlyDictionary<string, RoutingOutcome>> FindAnswersAsync(IReadOnlyCollection<string> commandIds, CancellationToken cancellationToken);

    /// <summary>Appends an entry with everything it causes in one transaction, and ends the turn.</summary>
    /// <param name="append">The entry.</param>
    /// <returns>False, with nothing stored, when somebody else has appended meanwhile or one of the commands was appended before.</returns>
    /// <exception cref="CustomerLifecycle.Storage.StorageException">It is not stored, or, when the exception says so, it may be.</exception>
    Task<bool> AppendAsync(RoutingAppend append);
}
