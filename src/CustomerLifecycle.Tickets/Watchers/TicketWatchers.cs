namespace CustomerLifecycle.Tickets;

/// <summary>Has watchers decided and stored.</summary>
internal sealed class TicketWatchers(TicketCommandRunner commands) : ITicketWatchers
{
    public Task<TicketResult> WatchAsync(WatchTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("watch", command, (ticket, now) => WatcherDecider.Watch(ticket, command, now), cancellationToken);

    public Task<TicketResult> UnwatchAsync(UnwatchTicket command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("unwatch", command, (ticket, now) => WatcherDecider.Unwatch(ticket, command, now), cancellationToken);
}
