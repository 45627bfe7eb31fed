namespace CustomerLifecycle.Tickets;

/// <summary>Who is told what happens to tickets. Thread-safe.</summary>
public interface ITicketWatchers
{
    /// <summary>Adds a watcher, or changes what one is told; harmless when that is so already.</summary>
    /// <param name="command">The watcher.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> WatchAsync(WatchTicket command, CancellationToken cancellationToken = default);

    /// <summary>Takes a watcher away; harmless when there is none.</summary>
    /// <param name="command">The watcher.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> UnwatchAsync(UnwatchTicket command, CancellationToken cancellationToken = default);
}
