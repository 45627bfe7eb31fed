using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What watchers must want to be told, for something that has happened.</summary>
internal static class WatcherNotices
{
    /// <returns><see cref="TicketNotices.None"/> for what every watcher is told.</returns>
    public static TicketNotices Of(IEnumerable<StepOccurrence> occurrences) =>
        occurrences.SelectMany(occurrence => occurrence.Events).Aggregate(TicketNotices.None, (about, happened) => about | Of(happened));

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
