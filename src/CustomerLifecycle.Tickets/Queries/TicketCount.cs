using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>How many tickets have something in common.</summary>
/// <param name="Category">The category of their state.</param>
/// <param name="Group">Their group; null for none.</param>
/// <param name="Assignee">Their assignee; null for nobody.</param>
/// <param name="Priority">Their priority.</param>
/// <param name="Count">How many.</param>
public sealed record TicketCount(StateCategory Category, string? Group, AgentId? Assignee, string Priority, long Count);
