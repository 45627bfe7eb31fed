namespace CustomerLifecycle.Tickets;

/// <summary>Decides who watches. Pure.</summary>
internal static class WatcherDecider
{
    public const int MaximumWatchers = 100;

    public static IReadOnlyList<TicketWatcher> Watchers(IEnumerable<TicketWatcher> watchers) =>
        [.. Input.List(watchers, MaximumWatchers, "Watchers").Aggregate(Array.Empty<TicketWatcher>(), (some, next) => With(some, Checked(next)))];

    public static TicketDecision Watch(Ticket ticket, WatchTicket command, DateTimeOffset now)
    {
        TicketWatcher[] watchers = With(ticket.Watchers, Checked(command.Watcher));
        return watchers.Length > MaximumWatchers
            ? TicketDecision.Refuse(TicketRefusalCodes.LimitReached, $"A ticket has at most {MaximumWatchers} watchers. Take some away first.")
            : TicketDecider.Changed(ticket, ticket with { Watchers = watchers }, "watch", now);
    }

    public static TicketDecision Unwatch(Ticket ticket, UnwatchTicket command, DateTimeOffset now)
    {
        TicketWatcher gone = OneOf(new() { Agent = command.Agent, ContactPoint = command.ContactPoint, Notices = TicketNotices.None });
        return TicketDecider.Changed(ticket, ticket with { Watchers = [.. ticket.Watchers.Where(watcher => !watcher.IsSame(gone))] }, "unwatch", now);
    }

    private static TicketWatcher[] With(IReadOnlyList<TicketWatcher> watchers, TicketWatcher next) =>
        watchers.Any(next.IsSame) ? [.. watchers.Select(watcher => watcher.IsSame(next) ? next : watcher)] : [.. watchers, next];

    private static TicketWatcher Checked(TicketWatcher watcher)
    {
        ArgumentNullException.ThrowIfNull(watcher);
        return OneOf(watcher).ContactPoint is { } outside && (watcher.Notices & ~TicketNotices.Public) != 0
            ? throw new ArgumentException($"The watcher {outside} is a contact point and cannot be told {watcher.Notices & ~TicketNotices.Public}, which is internal. Give at most TicketNotices.Public.")
            : watcher.Notices == TicketNotices.None || (watcher.Notices & ~TicketNotices.All) != 0
                ? throw new ArgumentException($"The watcher's Notices are '{watcher.Notices}'. Name at least one of TicketNotices, or take the watcher away.")
                : watcher;
    }

    private static TicketWatcher OneOf(TicketWatcher watcher) => watcher.Agent is null != watcher.ContactPoint is null
        ? watcher
        : throw new ArgumentException("A watcher is an Agent or a ContactPoint: name one of them, not both and not none.");
}
