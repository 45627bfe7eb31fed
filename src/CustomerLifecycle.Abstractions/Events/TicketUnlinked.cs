namespace CustomerLifecycle.Events;

/// <summary>A link between two tickets was removed; each of the two has an event of its own.</summary>
[EventType("customerlifecycle.ticket.unlinked.v1")]
public sealed record TicketUnlinked : TicketEvent
{
    /// <summary>How this ticket related to the other.</summary>
    public required TicketLinkKind Kind { get; init; }

    /// <summary>The other ticket.</summary>
    public required TicketId Other { get; init; }

    /// <summary>The number of the other ticket.</summary>
    public required string OtherNumber { get; init; }
}
