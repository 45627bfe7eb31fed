using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Has customers asked for a rating when it is time. One node at a time does, so that two tickets of one customer do not both
/// ask.</summary>
internal sealed class SatisfactionHandler(ITicketStore store, TicketCommandRunner commands, TicketAutomation automation) : IDueHandler
{
    public const string SatisfactionKind = "tickets.satisfaction";

    private static readonly TicketActor Asker = TicketActor.System("satisfaction");

    public string Kind => SatisfactionKind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        // The policy may have been taken away since.
        if (automation.Satisfaction is not { } satisfaction)
        {
            return;
        }

        TicketResult result = await commands.ChangeAsync(
            "satisfaction",
            new DueCommand { Tenant = item.Tenant, Ticket = new(item.Key), Actor = Asker, IdempotencyKey = item.EffectKey },
            async (ticket, now, cancel) => SatisfactionDecider.IsAboutToAsk(ticket)
                ? satisfaction.Ask(ticket, await WasAskedAsync(ticket, now - satisfaction.QuietPeriod, cancel).ConfigureAwait(false), now)
                : TicketDecision.Nothing(ticket),
            cancellationToken).ConfigureAwait(false);
        DueCommand.EnsureSettled(result);
    }

    private async Task<bool> WasAskedAsync(Ticket about, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (about.Customer is null)
        {
            return false;
        }

        // Asking changes a ticket, so those asked about since are among those changed since.
        TicketQuery query = new() { Customer = about.Customer, UpdatedFrom = since, Take = TicketQuery.MaximumTake };
        while (await store.QueryAsync(about.Tenant, query, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            if (page.Any(ticket => ticket.Id != about.Id && ticket.SatisfactionRequestedAt > since))
            {
                return true;
            }

            query = query with { After = TicketCursor.Of(page[^1], query.Order) };
        }

        return false;
    }
}
