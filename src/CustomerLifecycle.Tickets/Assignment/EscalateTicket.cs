namespace CustomerLifecycle.Tickets;

/// <summary>Escalates a ticket by one level, along the path of <see cref="TicketsOptions.EscalationPaths"/> that is for it. Without a path
/// only the level rises.</summary>
public sealed record EscalateTicket : TicketCommand;
