using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket is due when its next escalation or breach is. Where its policy is not configured, it is looked at again every day: the policy
/// may be back.</summary>
internal sealed class TicketSlaDueRule(TicketCatalog catalog) : ITicketDueRule
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    public IEnumerable<DueChange> After(TicketStep step)
    {
        if (step.After.Sla is { } sla && catalog.EngineOf(step.After) is null)
        {
            // Other steps leave the item as it is.
            return step.Action == TicketSlaHandler.Action && sla.Clocks.Any(clock => !clock.IsStopped)
                ? [DueChange.Schedule(TicketSlaHandler.SlaKind, step.After.Id.Value, step.After.UpdatedAt + LookAgain)]
                : [];
        }

        return Next(step);
    }

    private IEnumerable<DueChange> Next(TicketStep step)
    {
        DateTimeOffset? old = step.Before is { } before ? catalog.EngineOf(before)?.NextDue(before.Sla!) : null;
        DateTimeOffset? next = catalog.EngineOf(step.After)?.NextDue(step.After.Sla!);
        if (next is { } dueAt && (next != old || step.Action is TicketSlaHandler.Action or TicketSlaHandler.RescheduleAction))
        {
            yield return DueChange.Schedule(TicketSlaHandler.SlaKind, step.After.Id.Value, dueAt);
        }
        else if (next is null && old is not null)
        {
            yield return DueChange.Cancel(TicketSlaHandler.SlaKind, step.After.Id.Value);
        }
    }
}
