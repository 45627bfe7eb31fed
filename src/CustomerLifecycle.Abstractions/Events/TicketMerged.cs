namespace CustomerLifecycle.Events;

/// <summary>A ticket was merged into another: it is closed, and replies to it reach the other.</summary>
[EventType("customerlifecycle.ticket.merged.v1")]
public sealed record TicketMerged : TicketEvent
{
    /// <summary>The ticket that goes on.</summary>
    public required TicketId Into { get; init; }

    /// <summary>The number of the ticket that goes on.</summary>
    public required string IntoNumber { get; init; }

    /// <summary>The state it was in, which it keeps.</summary>
    public required string State { get; init; }

    /// <summary>The category of that state; the ticket is Closed now.</summary>
    public required StateCategory FromCategory { get; init; }
}
