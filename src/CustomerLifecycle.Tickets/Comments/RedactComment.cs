namespace CustomerLifecycle.Tickets;

/// <summary>Removes what a comment says, its earlier texts and its attachments, for good. That there was a comment, of whom and when,
/// stays. A customer redacts only what they wrote. Copies of it on tickets that were split off are redacted with it.</summary>
public sealed record RedactComment : TicketCommand
{
    /// <summary>The comment's <see cref="TicketComment.Sequence"/>.</summary>
    public required long Comment { get; init; }

    // The comment stays on the ticket it was written on.
    internal override MergedTicketRule WhenMerged => MergedTicketRule.Allow;
}
