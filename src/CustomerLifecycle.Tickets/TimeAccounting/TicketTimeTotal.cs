namespace CustomerLifecycle.Tickets;

/// <summary>The time that one agent spent on one activity.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Activity">The activity; null for time without one.</param>
/// <param name="Minutes">All of it, in minutes.</param>
/// <param name="BillableMinutes">What customers pay for, in minutes.</param>
public sealed record TicketTimeTotal(AgentId Agent, string? Activity, long Minutes, long BillableMinutes);
