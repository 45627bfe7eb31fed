namespace CustomerLifecycle.Tickets;

/// <summary>Takes an open approval back.</summary>
public sealed record CancelApproval : TicketCommand
{
    /// <summary>The approval's <see cref="TicketApproval.Id"/>.</summary>
    public required string Approval { get; init; }
}
