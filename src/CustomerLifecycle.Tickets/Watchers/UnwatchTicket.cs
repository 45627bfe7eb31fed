namespace CustomerLifecycle.Tickets;

/// <summary>Takes a watcher away. Name the agent or the contact point.</summary>
public sealed record UnwatchTicket : TicketCommand
{
    /// <summary>The agent; null for a contact point.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The contact point; null for an agent.</summary>
    public ContactPoint? ContactPoint { get; init; }
}
