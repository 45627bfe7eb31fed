namespace CustomerLifecycle.Tickets;

/// <summary>The order of a query's tickets. Each is total: what is equal is told apart by the time of creation and then, in ordinal order,
/// by the id. So a page never repeats or skips a ticket that did not change.</summary>
public enum TicketOrder
{
    /// <summary>By creation, the oldest first.</summary>
    Created = 0,

    /// <summary>By the last change, the one that was left alone longest first.</summary>
    Updated = 1,

    /// <summary>By <see cref="Ticket.DueAt"/>, the most overdue first; tickets that are not due come last.</summary>
    Due = 2,

    /// <summary>By priority, the most urgent first; within a priority as <see cref="Due"/>. The order in which work is taken from a
    /// pool.</summary>
    Priority = 3,
}
