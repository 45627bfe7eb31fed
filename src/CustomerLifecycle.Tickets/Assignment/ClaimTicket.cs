namespace CustomerLifecycle.Tickets;

/// <summary>Takes a ticket that nobody has. Of several agents who claim it exactly one gets it.</summary>
public sealed record ClaimTicket : TicketCommand
{
    /// <summary>The agent who takes it.</summary>
    public required AgentId Agent { get; init; }
}
