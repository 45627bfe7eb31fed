namespace CustomerLifecycle.Tickets;

/// <summary>A waiting ticket is to get an assignee.</summary>
internal sealed record DistributeTicket : TicketCommand
{
    public required string Group { get; init; }

    public AgentId? FormerAssignee { get; init; }
}
