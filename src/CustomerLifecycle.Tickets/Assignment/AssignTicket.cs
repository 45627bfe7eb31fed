namespace CustomerLifecycle.Tickets;

/// <summary>Gives a ticket to an agent, whoever had it.</summary>
public sealed record AssignTicket : TicketCommand
{
    /// <summary>The agent who gets it.</summary>
    public required AgentId Agent { get; init; }
}
