namespace CustomerLifecycle.Tickets;

/// <summary>Writes on a ticket: an internal note, or a public reply. The actor is the author; the customer may write too.</summary>
public sealed record AddComment : TicketCommand
{
    /// <summary>The text; at most 65,536 characters.</summary>
    public required string Text { get; init; }

    /// <summary>True for a public reply, false for an internal note.</summary>
    public required bool IsPublic { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
