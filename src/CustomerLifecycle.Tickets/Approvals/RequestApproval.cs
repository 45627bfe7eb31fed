namespace CustomerLifecycle.Tickets;

/// <summary>Asks agents to approve something. A ticket has at most 100 approvals, 10 of them open at a time.</summary>
public sealed record RequestApproval : TicketCommand
{
    /// <summary>What they approve, such as <c>Refund of 120.00 EUR</c>; at most 300 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Who is asked: 1 to 50 agents.</summary>
    public required IReadOnlyList<AgentId> Approvers { get; init; }

    /// <summary>How many of them must approve.</summary>
    public ApprovalRule Rule { get; init; } = ApprovalRule.AllOf;

    /// <summary>With <see cref="ApprovalRule.AtLeast"/>: how many; 1 to the number of approvers. Else null.</summary>
    public int? Needed { get; init; }

    /// <summary>Until when they can decide; later the approval is expired. Null for ever. In the future.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
