namespace CustomerLifecycle.Tickets;

/// <summary>The due time of an SLA clock, or of one of its escalations, has come.</summary>
internal sealed record MarkTicketSla : TicketCommand;
