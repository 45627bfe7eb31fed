namespace CustomerLifecycle.Tickets;

/// <summary>Says that an item is done; the actor has done it.</summary>
public sealed record CheckChecklistItem : TicketCommand
{
    /// <summary>The item's id.</summary>
    public required string Item { get; init; }
}
