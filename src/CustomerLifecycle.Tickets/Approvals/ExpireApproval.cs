namespace CustomerLifecycle.Tickets;

/// <summary>The due time of an approval has come.</summary>
internal sealed record ExpireApproval : TicketCommand
{
    public required string Approval { get; init; }
}
