using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket that comes to wait in a distributed group is due for distribution at once, but after the commit.</summary>
internal sealed class TicketDistributionDueRule(TicketCatalog catalog) : ITicketDueRule
{
    public IEnumerable<DueChange> After(TicketStep step)
    {
        (Ticket? before, Ticket after) = (step.Before, step.After);
        if (after.Group is { } group && catalog.IsDistributed(group) && WaitingTickets.IsWaiting(after)
            && (before is null || before.Group != group || !WaitingTickets.IsWaiting(before)))
        {
            yield return DueChange.Schedule(TicketDistributionHandler.DistributionKind, after.Id.Value, after.UpdatedAt, TicketJson.Write(new TicketDistributionPayload(group, before?.Assignee)));
        }
    }
}
