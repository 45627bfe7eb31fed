namespace CustomerLifecycle.Events;

/// <summary>A ticket got an assignee, or lost one.</summary>
[EventType("customerlifecycle.ticket.assigned.v1")]
public sealed record TicketAssigned : TicketEvent
{
    /// <summary>The assignee; null when it was released.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The group that has it.</summary>
    public string? Group { get; init; }

    /// <summary>The assignee before, if any.</summary>
    public AgentId? FormerAgent { get; init; }
}
