using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Something on a ticket that agents were asked to approve.</summary>
public sealed record TicketApproval
{
    /// <summary>Identifies the approval on its ticket; never used again for another.</summary>
    public required string Id { get; init; }

    /// <summary>What they approve.</summary>
    public required string Subject { get; init; }

    /// <summary>Who was asked, in ordinal order.</summary>
    public required IReadOnlyList<AgentId> Approvers { get; init; }

    /// <summary>How many of them must approve.</summary>
    public required int Needed { get; init; }

    /// <summary>Who asked, as <see cref="TicketActor.ToString"/> gives it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When they were asked, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Until when they can decide, UTC; null for ever.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How far it is.</summary>
    public required ApprovalStatus Status { get; init; }

    /// <summary>What was decided, in order; each approver at most once.</summary>
    public IReadOnlyList<TicketApprovalDecision> Decisions { get; init; } = [];

    /// <summary>When it was approved, rejected, expired or cancelled, UTC; null while it is pending.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Those who were asked and have not decided, in ordinal order; nobody once it is closed.</summary>
    public IReadOnlyList<AgentId> Waiting() => Status == ApprovalStatus.Pending
        ? [.. Approvers.Where(approver => Decisions.All(decision => decision.Approver != approver))]
        : [];

    /// <summary>Its id and how far it is, without what it is about.</summary>
    public override string ToString() => $"{Id} ({Status})";
}
