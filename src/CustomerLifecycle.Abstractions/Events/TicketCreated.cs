namespace CustomerLifecycle.Events;

/// <summary>A ticket was created.</summary>
[EventType("customerlifecycle.ticket.created.v1")]
public sealed record TicketCreated : TicketEvent
{
    /// <summary>The number people call it by, unique for ever within the tenant.</summary>
    public required string Number { get; init; }

    /// <summary>The type of ticket, such as complaint.</summary>
    public required string Type { get; init; }

    /// <summary>The name of the priority.</summary>
    public required string Priority { get; init; }

    /// <summary>The first state.</summary>
    public required string State { get; init; }

    /// <summary>The category of the first state.</summary>
    public required StateCategory Category { get; init; }

    /// <summary>The group (department) that has it.</summary>
    public string? Group { get; init; }
}
