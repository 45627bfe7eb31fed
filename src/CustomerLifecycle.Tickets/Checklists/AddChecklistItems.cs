namespace CustomerLifecycle.Tickets;

/// <summary>Adds items to the end of a ticket's checklist, which has at most 200.</summary>
public sealed record AddChecklistItems : TicketCommand
{
    /// <summary>The items, at least one.</summary>
    public required IReadOnlyList<ChecklistLine> Items { get; init; }
}
