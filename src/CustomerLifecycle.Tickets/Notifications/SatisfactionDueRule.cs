using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket that is solved is asked about; one that is reopened before is not.</summary>
internal sealed class SatisfactionDueRule(TicketAutomation automation) : ITicketDueRule
{
    public IEnumerable<DueChange> After(TicketStep step)
    {
        if (automation.Satisfaction is not { } satisfaction || step.Transition is not { } transition)
        {
            yield break;
        }

        Ticket after = step.After;
        if (transition is { ToCategory: StateCategory.Solved, FromCategory: not StateCategory.Solved } && (after.Customer is not null || after.ContactPoint is not null))
        {
            yield return DueChange.Schedule(SatisfactionHandler.SatisfactionKind, after.Id.Value, satisfaction.DueAt(after.UpdatedAt));
        }
        else if (after.IsOpen && step.Before is { IsOpen: false })
        {
            yield return DueChange.Cancel(SatisfactionHandler.SatisfactionKind, after.Id.Value);
        }
    }
}
