namespace CustomerLifecycle.Events;

/// <summary>A solved ticket's customer is to be asked how it was. Whoever sends surveys does.</summary>
[EventType("customerlifecycle.ticket.satisfaction-requested.v1")]
public sealed record TicketSatisfactionRequested : TicketEvent
{
    /// <summary>The agent who had the ticket, if any.</summary>
    public AgentId? Agent { get; init; }
}
