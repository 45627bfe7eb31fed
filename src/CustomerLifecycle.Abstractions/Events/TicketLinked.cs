namespace CustomerLifecycle.Events;

/// <summary>A ticket was linked with another; each of the two has an event of its own.</summary>
[EventType("customerlifecycle.ticket.linked.v1")]
public sealed record TicketLinked : TicketEvent
{
    /// <summary>How this ticket relates to the other.</summary>
    public required TicketLinkKind Kind { get; init; }

    /// <summary>The other ticket.</summary>
    public required TicketId Other { get; init; }

    /// <summary>The number of the other ticket.</summary>
    public required string OtherNumber { get; init; }
}
