namespace CustomerLifecycle.Tickets;

/// <summary>What one approver decided.</summary>
/// <param name="Approver">The approver.</param>
/// <param name="IsApproved">True for approved, false for rejected.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Comment">Why, if they said so.</param>
public sealed record TicketApprovalDecision(AgentId Approver, bool IsApproved, DateTimeOffset At, string? Comment = null)
{
    /// <summary>Who decided and how, without the comment.</summary>
    public override string ToString() => $"{Approver} {(IsApproved ? "approved" : "rejected")}";
}
