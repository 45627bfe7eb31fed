namespace CustomerLifecycle.Tickets;

/// <summary>Takes an item off the checklist. A required one only with a <see cref="TicketCommand.Reason"/>.</summary>
public sealed record RemoveChecklistItem : TicketCommand
{
    /// <summary>The item's id.</summary>
    public required string Item { get; init; }
}
