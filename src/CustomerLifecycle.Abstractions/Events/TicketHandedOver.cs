namespace CustomerLifecycle.Events;

/// <summary>A ticket went from one department to another.</summary>
[EventType("customerlifecycle.ticket.handed-over.v1")]
public sealed record TicketHandedOver : TicketEvent
{
    /// <summary>The group that had it.</summary>
    public string? FromGroup { get; init; }

    /// <summary>The group that has it now.</summary>
    public required string ToGroup { get; init; }
}
