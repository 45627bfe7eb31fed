namespace CustomerLifecycle.Tickets;

/// <summary>Adds a watcher, or changes what one is told. A ticket has at most 100.</summary>
public sealed record WatchTicket : TicketCommand
{
    /// <summary>The watcher.</summary>
    public required TicketWatcher Watcher { get; init; }
}
