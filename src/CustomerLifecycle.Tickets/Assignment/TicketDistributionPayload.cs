namespace CustomerLifecycle.Tickets;

/// <summary>A distribution as it waits in the due-time index.</summary>
internal sealed record TicketDistributionPayload(string Group, AgentId? FormerAssignee);
