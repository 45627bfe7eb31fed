namespace CustomerLifecycle.Tickets;

/// <summary>An effect as it waits in the due-time index.</summary>
internal sealed record TicketEffectPayload(string Ticket, long Version, string Effect, string Trigger);
