namespace CustomerLifecycle.Tickets;

/// <summary>Has approvals decided and stored.</summary>
internal sealed class TicketApprovals(TicketCommandRunner commands) : ITicketApprovals
{
    public Task<TicketResult> RequestAsync(RequestApproval command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("approval-request", command, (ticket, now) => ApprovalDecider.Request(ticket, command, now), cancellationToken);

    public Task<TicketResult> DecideAsync(DecideApproval command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("approval-decide", command, (ticket, now) => ApprovalDecider.Decide(ticket, command, now), cancellationToken);

    public Task<TicketResult> CancelAsync(CancelApproval command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("approval-cancel", command, (ticket, now) => ApprovalDecider.Cancel(ticket, command, now), cancellationToken);

    public Task<TicketResult> ExpireAsync(ExpireApproval command, CancellationToken cancellationToken) =>
        commands.ChangeAsync("approval-expire", command, (ticket, now) => ApprovalDecider.Expire(ticket, command.Approval, now), cancellationToken);
}
