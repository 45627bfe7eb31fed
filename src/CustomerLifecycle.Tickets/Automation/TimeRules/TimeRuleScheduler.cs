namespace CustomerLifecycle.Tickets;

/// <summary>Has new time rules take up tickets that were there before them.</summary>
internal sealed class TimeRuleScheduler(ITicketStore store, TicketCommandRunner commands, TicketAutomation automation)
{
    private const int PageSize = 200;

    private static readonly TicketActor Rules = TicketActor.System("rules");

    public async Task<int> RunAsync(TenantId tenant, TicketQuery which, CancellationToken cancellationToken)
    {
        // By creation, which does not move a ticket to another page while it is taken up.
        TicketQuery query = which with { Order = TicketOrder.Created, Descending = false, After = null, Take = PageSize };
        int scheduled = 0;
        while (await store.QueryAsync(tenant, query, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (Ticket ticket in page.Where(ticket => automation.TimeRules.NextDue(ticket) is not null))
            {
                TicketResult result = await commands.ChangeAsync(
                    "reschedule", new DueCommand { Tenant = tenant, Ticket = ticket.Id, Actor = Rules }, automation.TimeRuleDecider.Reschedule, cancellationToken).ConfigureAwait(false);
                scheduled += result.IsApplied ? 1 : 0;
            }

            query = query with { After = TicketCursor.Of(page[^1], query.Order) };
        }

        return scheduled;
    }
}
