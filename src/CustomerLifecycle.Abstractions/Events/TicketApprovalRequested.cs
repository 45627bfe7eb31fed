namespace CustomerLifecycle.Events;

/// <summary>Agents were asked to approve something on a ticket.</summary>
[EventType("customerlifecycle.ticket.approval-requested.v1")]
public sealed record TicketApprovalRequested : TicketEvent
{
    /// <summary>The approval, unique on its ticket.</summary>
    public required string Approval { get; init; }

    /// <summary>Who is asked.</summary>
    public required IReadOnlyList<AgentId> Approvers { get; init; }

    /// <summary>How many of them must approve.</summary>
    public required int Needed { get; init; }

    /// <summary>Who asks, such as <c>agent:ann</c>.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Until when they can decide, UTC; null for ever.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
