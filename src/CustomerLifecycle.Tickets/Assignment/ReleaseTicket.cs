namespace CustomerLifecycle.Tickets;

/// <summary>Gives a ticket back to its group: nobody has it any more.</summary>
public sealed record ReleaseTicket : TicketCommand;
