namespace CustomerLifecycle.Tickets;

/// <summary>Approves or rejects. The actor is an agent who was asked and has not decided.</summary>
public sealed record DecideApproval : TicketCommand
{
    /// <summary>The approval's <see cref="TicketApproval.Id"/>.</summary>
    public required string Approval { get; init; }

    /// <summary>True to approve, false to reject.</summary>
    public required bool IsApproved { get; init; }

    /// <summary>Why; at most 2,000 characters.</summary>
    public string? Comment { get; init; }
}
