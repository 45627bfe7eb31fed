namespace CustomerLifecycle.Events;

/// <summary>A new ticket was made from comments of a ticket.</summary>
[EventType("customerlifecycle.ticket.split.v1")]
public sealed record TicketSplit : TicketEvent
{
    /// <summary>The new ticket.</summary>
    public required TicketId Into { get; init; }

    /// <summary>The number of the new ticket.</summary>
    public required string IntoNumber { get; init; }

    /// <summary>The numbers of the comments on this ticket that were copied.</summary>
    public required IReadOnlyList<long> Comments { get; init; }
}
