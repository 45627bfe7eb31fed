namespace CustomerLifecycle.Tickets;

/// <summary>A notice that an action asks for.</summary>
internal sealed record NoticeRequest(TicketId Ticket, string Notice);
