using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket is due when its next escalation or breach is.</summary>
internal sealed class TicketSlaDueRule(TicketCatalog catalog) : ITicketDueRule
{
    public IEnumerable<DueChange> After(TicketStep step)
    {
        DateTimeOffset? old = step.Before is { } before ? catalog.EngineOf(before)?.NextDue(before.Sla!) : null;
        DateTimeOffset? next = catalog.EngineOf(step.After)?.NextDue(step.After.Sla!);
        if (next is { } dueAt && (next != old || step.Action == TicketSlaHandler.Action))
        {
            yield return DueChange.Schedule(TicketSlaHandler.SlaKind, step.After.Id.Value, dueAt);
        }
        else if (next is null && old is not null)
        {
            yield return DueChange.Cancel(TicketSlaHandler.SlaKind, step.After.Id.Value);
        }
    }
}
