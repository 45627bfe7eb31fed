namespace CustomerLifecycle.Tickets;

/// <summary>A property that conditions may ask about, and its value as text.</summary>
internal sealed record TicketProperty(string Name, TicketPropertyKind Kind, Func<Ticket, string?> Read);
