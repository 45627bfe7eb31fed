using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>How a ticket relates to another. Immutable.</summary>
public sealed record TicketLink
{
    /// <summary>The most links of one ticket.</summary>
    public const int Maximum = 200;

    /// <summary>How the ticket that has the link relates to the other.</summary>
    public required TicketLinkKind Kind { get; init; }

    /// <summary>The other ticket.</summary>
    public required TicketId Ticket { get; init; }

    /// <summary>The number of the other ticket.</summary>
    public required string Number { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset LinkedAt { get; init; }
}
