namespace CustomerLifecycle.Tickets;

/// <summary>Says that an item is not done after all.</summary>
public sealed record UncheckChecklistItem : TicketCommand
{
    /// <summary>The item's id.</summary>
    public required string Item { get; init; }
}
