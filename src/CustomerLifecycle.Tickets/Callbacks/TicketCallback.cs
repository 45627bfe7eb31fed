namespace CustomerLifecycle.Tickets;

/// <summary>A callback with its ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Callback">One of its callbacks.</param>
public sealed record TicketCallback(Ticket Ticket, CallbackTask Callback);
