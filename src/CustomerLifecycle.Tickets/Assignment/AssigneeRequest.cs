namespace CustomerLifecycle.Tickets;

/// <summary>A ticket that somebody is to get.</summary>
/// <param name="Ticket">The ticket as it is.</param>
/// <param name="Group">Its group.</param>
/// <param name="FormerAssignee">The agent who has just given it back, who should not get it again; null when nobody has.</param>
public sealed record AssigneeRequest(Ticket Ticket, string Group, AgentId? FormerAssignee);
