namespace CustomerLifecycle.Tickets;

/// <summary>What a migration did with a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Number">The number people call it by.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="From">Its state in the old version.</param>
/// <param name="To">Its state in the new version; null when it is not moved.</param>
/// <param name="Reason">Why it is not moved; null when it is.</param>
public sealed record MigratedTicket(TicketId Ticket, string Number, MigrationOutcome Outcome, string From, string? To, string? Reason);
