namespace CustomerLifecycle.Tickets;

/// <summary>Something written on a ticket or on one that was merged into it.</summary>
/// <param name="Ticket">The ticket it was written on.</param>
/// <param name="Number">The number of that ticket.</param>
/// <param name="Comment">What was written.</param>
public sealed record ThreadComment(TicketId Ticket, string Number, TicketComment Comment);
