using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What a new contact about a ticket led to.</summary>
/// <param name="Result">The ticket that the contact is on now, or why nothing was done.</param>
/// <param name="Outcome">What was done; null when nothing was.</param>
/// <param name="Why">Why that and nothing else, in English; null when nothing was done.</param>
public sealed record RecontactResult(TicketResult Result, RecontactOutcome? Outcome, string? Why);
