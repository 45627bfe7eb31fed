namespace CustomerLifecycle.Tickets;

/// <summary>Adds references to files. A ticket has at most 100; what belongs to a comment goes with <see cref="AddComment"/>.</summary>
public sealed record AttachToTicket : TicketCommand
{
    /// <summary>The files. One whose <see cref="TicketAttachment.Reference"/> is there already replaces it.</summary>
    public required IReadOnlyList<TicketAttachment> Attachments { get; init; }
}
