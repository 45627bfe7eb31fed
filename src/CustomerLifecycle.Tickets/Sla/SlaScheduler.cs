namespace CustomerLifecycle.Tickets;

/// <summary>Has the clocks of tickets follow what policies and calendars say by now.</summary>
internal sealed class SlaScheduler(ITicketStore store, TicketCommandRunner commands, TicketDecider decider)
{
    private const int PageSize = 200;

    private static readonly TicketActor Sla = TicketActor.System("sla");

    public async Task<int> RunAsync(TenantId tenant, TicketQuery which, CancellationToken cancellationToken)
    {
        // By creation, which does not move a ticket to another page while it is dealt with.
        TicketQuery query = which with { Order = TicketOrder.Created, Descending = false, After = null, Take = PageSize };
        int refreshed = 0;
        while (await store.QueryAsync(tenant, query, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (Ticket ticket in page.Where(ticket => ticket.Sla?.Clocks.Any(clock => !clock.IsStopped) == true))
            {
                TicketResult result = await commands.ChangeAsync(
                    "sla-reschedule", new DueCommand { Tenant = tenant, Ticket = ticket.Id, Actor = Sla }, decider.RefreshSla, cancellationToken).ConfigureAwait(false);
                refreshed += result.IsApplied ? 1 : 0;
            }

            query = query with { After = TicketCursor.Of(page[^1], query.Order) };
        }

        return refreshed;
    }
}
