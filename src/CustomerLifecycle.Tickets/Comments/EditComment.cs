namespace CustomerLifecycle.Tickets;

/// <summary>Changes what a comment says; the earlier text is kept, at most 50 of them. A customer edits only what they wrote.</summary>
public sealed record EditComment : TicketCommand
{
    /// <summary>The comment's <see cref="TicketComment.Sequence"/>.</summary>
    public required long Comment { get; init; }

    /// <summary>The new text; at most 65,536 characters.</summary>
    public required string Text { get; init; }

    // The comment stays on the ticket it was written on.
    internal override MergedTicketRule WhenMerged => MergedTicketRule.Allow;
}
