namespace CustomerLifecycle.Tickets;

/// <summary>Where a page of tickets ended.</summary>
/// <param name="CreatedAt">When its last ticket was created.</param>
/// <param name="Id">Its last ticket.</param>
public readonly record struct TicketCursor(DateTimeOffset CreatedAt, TicketId Id)
{
    /// <summary>The place after a ticket.</summary>
    /// <param name="ticket">The last ticket of a page.</param>
    public static TicketCursor Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new(ticket.CreatedAt, ticket.Id);
    }
}
