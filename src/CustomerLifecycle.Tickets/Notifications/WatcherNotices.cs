using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What watchers must want to be told, for something that has happened.</summary>
internal static class WatcherNotices
{
    /// <returns><see cref="TicketNotices.None"/> for what every watcher is told.</returns>
    public static TicketNotices Of(IEnumerable<StepOccurrence> occurrences) =>
        occurrences.SelectMany(occurrence => occurrence.Events).Aggregate(TicketNotices.None, (about, happened) => about | Of(happened));

    /// <summary>The watchers outside who are told: only of what may be known outside, and has happened.</summary>
    public static IEnumerable<ContactPoint> Outside(Ticket ticket, TicketNotices about) =>
        ticket.Watchers.Where(watcher => (watcher.Notices & about & TicketNotices.Public) != 0).Select(watcher => watcher.ContactPoint).OfType<ContactPoint>().DistinctBy(TicketContactPoints.KeyOf);

    private static TicketNotices Of(IntegrationEvent happened) => happened switch
    {
        TicketReplied { IsPublic: true } => TicketNotices.Replies,
        TicketReplied => TicketNotices.Notes,
        TicketTransitioned => TicketNotices.Transitions,
        TicketAssigned or TicketHandedOver => TicketNotices.Assignments,
        TicketSlaEscalated or TicketSlaBreached or TicketSlaMet => TicketNotices.ServiceLevels,
        TicketApprovalRequested or TicketApprovalDecided => TicketNotices.Approvals,
        _ => TicketNotices.None,
    };
}
