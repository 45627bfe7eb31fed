namespace CustomerLifecycle.Tickets;

/// <summary>The approvals of tickets. Thread-safe: of decisions that race, each approver's counts exactly once.</summary>
/// <remarks>The guard <see cref="TicketGuards.Approved"/> lets a workflow wait for an approval.</remarks>
public interface ITicketApprovals
{
    /// <summary>Asks agents to approve something.</summary>
    /// <param name="command">What, and whom.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ticket; its last approval is the new one.</returns>
    Task<TicketResult> RequestAsync(RequestApproval command, CancellationToken cancellationToken = default);

    /// <summary>Approves or rejects.</summary>
    /// <param name="command">The decision.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> DecideAsync(DecideApproval command, CancellationToken cancellationToken = default);

    /// <summary>Takes an open approval back.</summary>
    /// <param name="command">The approval.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> CancelAsync(CancelApproval command, CancellationToken cancellationToken = default);
}
