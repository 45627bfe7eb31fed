using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>An open approval is due when its time is over.</summary>
internal sealed class TicketApprovalDueRule : ITicketDueRule
{
    public IEnumerable<DueChange> After(TicketStep step)
    {
        IReadOnlyList<TicketApproval> before = step.Before?.Approvals ?? [];
        foreach (TicketApproval approval in step.After.Approvals)
        {
            bool waits = IsWaiting(approval);
            string key = TicketApprovalHandler.KeyOf(step.After.Id, approval.Id);
            if (waits != before.Any(old => old.Id == approval.Id && IsWaiting(old)))
            {
                yield return waits ? DueChange.Schedule(TicketApprovalHandler.ApprovalKind, key, approval.DueAt!.Value) : DueChange.Cancel(TicketApprovalHandler.ApprovalKind, key);
            }
        }
    }

    private static bool IsWaiting(TicketApproval approval) => approval is { Status: ApprovalStatus.Pending, DueAt: not null };
}
