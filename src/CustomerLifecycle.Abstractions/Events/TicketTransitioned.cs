namespace CustomerLifecycle.Events;

/// <summary>A ticket went from one state to another.</summary>
[EventType("customerlifecycle.ticket.transitioned.v1")]
public sealed record TicketTransitioned : TicketEvent
{
    /// <summary>The state it left.</summary>
    public required string From { get; init; }

    /// <summary>The state it entered.</summary>
    public required string To { get; init; }

    /// <summary>The category of the state it left.</summary>
    public required StateCategory FromCategory { get; init; }

    /// <summary>The category of the state it entered.</summary>
    public required StateCategory ToCategory { get; init; }

    /// <summary>What was done.</summary>
    public required string Trigger { get; init; }

    /// <summary>Who did it.</summary>
    public string? Actor { get; init; }
}
