namespace CustomerLifecycle.Tickets;

/// <summary>Where a page of callbacks ended.</summary>
/// <param name="DueAt">When its last callback is due.</param>
/// <param name="Ticket">The ticket of its last callback.</param>
/// <param name="Callback">Its last callback.</param>
public readonly record struct CallbackCursor(DateTimeOffset DueAt, TicketId Ticket, string Callback)
{
    /// <summary>The place after a callback.</summary>
    /// <param name="last">The last callback of a page.</param>
    public static CallbackCursor Of(TicketCallback last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return new(last.Callback.DueAt, last.Ticket.Id, last.Callback.Id);
    }
}
