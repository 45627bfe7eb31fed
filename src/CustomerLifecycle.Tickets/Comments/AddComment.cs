namespace CustomerLifecycle.Tickets;

/// <summary>Writes on a ticket: an internal note, or a public reply. The actor is the author; the customer may write too, in public
/// only.</summary>
public sealed record AddComment : TicketCommand
{
    /// <summary>The text; at most 65,536 characters.</summary>
    public required string Text { get; init; }

    /// <summary>True for a public reply, false for an internal note.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Files that go with it, by reference; at most 100. They are seen by whoever sees the comment.</summary>
    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>Whether a machine wrote it in the actor's name, such as an out-of-office reply: it moves no response clock, and rules do not
    /// run on it unless they ask for such replies.</summary>
    public bool IsAutomatic { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
