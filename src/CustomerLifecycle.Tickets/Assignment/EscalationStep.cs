namespace CustomerLifecycle.Tickets;

/// <summary>What an escalation to one level does.</summary>
/// <param name="Group">The group that gets the ticket, with its own target times; null if it stays where it is.</param>
/// <param name="Priority">The priority it gets; null if it keeps its own.</param>
public sealed record EscalationStep(string? Group = null, string? Priority = null);
