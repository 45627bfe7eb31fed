namespace CustomerLifecycle.Tickets;

/// <summary>Takes the reference to a file away. The host deletes the bytes, if it wants to.</summary>
public sealed record DetachFromTicket : TicketCommand
{
    /// <summary>The <see cref="TicketAttachment.Reference"/>.</summary>
    public required string Reference { get; init; }
}
