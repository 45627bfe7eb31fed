using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>The guards that every workflow may name without registering them.</summary>
public static class TicketGuards
{
    /// <summary>Holds when every required item of the ticket's checklist is done.</summary>
    public const string ChecklistDone = "checklist_done";

    /// <summary>Holds when no approval of the ticket is open and the last that was decided (not cancelled) was approved. An expired one
    /// is not.</summary>
    public const string Approved = "approved";

    /// <summary>Holds when all children of the ticket are done. The children are looked at when the change is stored, not before: until then
    /// the trigger counts as permitted, and <c>!children_done</c> never holds.</summary>
    public const string ChildrenDone = "children_done";

    internal static IReadOnlyDictionary<string, WorkflowGuard> All { get; } = new Dictionary<string, WorkflowGuard>(StringComparer.Ordinal)
    {
        [ChecklistDone] = context => context.Ticket is { } ticket && ticket.Checklist.All(item => !item.IsRequired || item.DoneAt is not null),
        [ChildrenDone] = _ => true,
        [Approved] = context => context.Ticket is { } ticket && IsApproved(ticket),
    };

    /// <summary>Why a guard does not hold, and what would help; null for guards of the host's own.</summary>
    internal static string? Explain(string guard, Ticket ticket) => guard switch
    {
        ChecklistDone => $"Required items of the checklist are open: {string.Join(", ", ticket.Checklist.Where(item => item.IsRequired && item.DoneAt is null).Select(item => item.Id))}. Do and check them first.",
        Approved => ticket.Approvals.FirstOrDefault(approval => approval.Status == ApprovalStatus.Pending) is { } open
                ? $"The approval '{open.Id}' waits for {string.Join(", ", open.Waiting().Select(agent => agent.Value))}."
            : Last(ticket) is { } last ? $"The approval '{last.Id}' was {(last.Status == ApprovalStatus.Expired ? "not decided in time" : "rejected")}. Request another one."
            : "No approval was requested. Request one first.",
        _ => null,
    };

    private static bool IsApproved(Ticket ticket) =>
        ticket.Approvals.All(approval => approval.Status != ApprovalStatus.Pending) && Last(ticket)?.Status == ApprovalStatus.Approved;

    // Approvals stand in the order in which they were requested; what counts is which was decided last.
    private static TicketApproval? Last(Ticket ticket) => ticket.Approvals
        .Where(approval => approval.Status is not (ApprovalStatus.Pending or ApprovalStatus.Cancelled))
        .OrderBy(approval => approval.ClosedAt)
        .LastOrDefault();
}
