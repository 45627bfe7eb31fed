namespace CustomerLifecycle.Tickets;

/// <summary>Gives a ticket to another group (department) in one step: its assignee loses it, and the clock of the new group starts.</summary>
public sealed record HandOverTicket : TicketCommand
{
    /// <summary>The group that gets it.</summary>
    public required string Group { get; init; }

    /// <summary>The agent of the group who gets it; null for whoever claims it.</summary>
    public AgentId? Agent { get; init; }
}
