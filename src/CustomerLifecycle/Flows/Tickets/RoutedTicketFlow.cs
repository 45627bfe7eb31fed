using CustomerLifecycle.Events;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Flows;

/// <summary>Keeps tickets and routing in step: who is assigned the contact of a ticket gets the ticket, and a ticket that is done, given back,
/// taken by another or handed over leaves routing, so that the agent has room again.</summary>
internal sealed class RoutedTicketFlow(ITicketService tickets, RoutedTickets routed) : IIntegrationEventHandler
{
    private static readonly TicketActor Routing = TicketActor.System("routing");

    public string Name => "flows.routed-ticket";

    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        switch (integrationEvent)
        {
            case ContactAssigned { IsBot: false } assigned when RoutedTickets.TicketOf(assigned.Contact) is { } ticket:
                await GiveAsync(assigned, ticket, delivery, cancellationToken).ConfigureAwait(false);
                break;
            case TicketEvent happened and (TicketAssigned or TicketHandedOver or TicketTransitioned or TicketMerged):
                if (await routed.FindAsync(happened.Tenant, happened.Ticket, cancellationToken).ConfigureAwait(false) is { } contact
                    && await tickets.GetAsync(happened.Tenant, happened.Ticket, cancellationToken).ConfigureAwait(false) is { } now
                    && IsOver(happened, now, contact))
                {
                    await routed.LeaveAsync(happened.Tenant, contact, cancellationToken).ConfigureAwait(false);
                }

                break;
        }
    }

    // Events come late and again: what counts is the ticket as it is now. One that waits and was assigned by routing a moment ago is about to
    // be given to that agent.
    private static bool IsOver(TicketEvent happened, Ticket now, ContactSnapshot contact) =>
        !now.IsOpen
        || now.Group != contact.Queue.Value
        || (now.Assignee is { } owner && owner != contact.Agent)
        || (happened is TicketAssigned { Agent: null, FormerAgent: { } former } && now.Assignee is null && former == contact.Agent);

    private async Task GiveAsync(ContactAssigned assigned, TicketId id, EventDelivery delivery, CancellationToken cancellationToken)
    {
        Ticket? ticket = await tickets.GetAsync(assigned.Tenant, id, cancellationToken).ConfigureAwait(false);
        if (ticket is { IsOpen: true, Assignee: null } && ticket.Group == assigned.Queue.Value)
        {
            TicketResult result = await tickets.ClaimAsync(
                new() { Tenant = assigned.Tenant, Ticket = id, Agent = assigned.Agent, Actor = Routing, ExpectedVersion = ticket.Version, IdempotencyKey = delivery.EffectKey("claim") },
                cancellationToken).ConfigureAwait(false);
            ticket = result.Status == TicketResultStatus.Conflict
                ? throw new InvalidOperationException("The ticket changed while it was given to an agent; it is looked at again.")
                : result.Ticket;
        }

        // The customer's ticket was closed, or somebody was faster: the agent has room again.
        if (ticket?.Assignee != assigned.Agent && await routed.FindAsync(assigned.Tenant, id, cancellationToken).ConfigureAwait(false) is { } contact && contact.Agent == assigned.Agent)
        {
            await routed.LeaveAsync(assigned.Tenant, contact, cancellationToken).ConfigureAwait(false);
        }
    }
}
