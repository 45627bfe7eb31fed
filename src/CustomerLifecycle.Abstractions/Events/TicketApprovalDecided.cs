namespace CustomerLifecycle.Events;

/// <summary>An approver decided, or an approval expired or was cancelled.</summary>
[EventType("customerlifecycle.ticket.approval-decided.v1")]
public sealed record TicketApprovalDecided : TicketEvent
{
    /// <summary>The approval, unique on its ticket.</summary>
    public required string Approval { get; init; }

    /// <summary>How far the approval is with it; pending while more must decide.</summary>
    public required ApprovalStatus Status { get; init; }

    /// <summary>Who decided; null when it expired or was cancelled.</summary>
    public AgentId? Approver { get; init; }

    /// <summary>What the approver decided; null when it expired or was cancelled.</summary>
    public bool? IsApproved { get; init; }
}
