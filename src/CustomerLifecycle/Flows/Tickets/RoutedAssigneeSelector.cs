using CustomerLifecycle.Routing;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>Has routing choose who gets a ticket: it waits in the queue that is named as its group, beside the contacts there.</summary>
internal sealed class RoutedAssigneeSelector(RoutedTickets routed, IOptions<FlowOptions> options) : IAssigneeSelector
{
    public async ValueTask<AgentId?> SelectAsync(AssigneeRequest request, CancellationToken cancellationToken)
    {
        (TenantId tenant, TicketId ticket) = (request.Ticket.Tenant, request.Ticket.Id);
        ContactSnapshot? contact = await routed.FindAsync(tenant, ticket, cancellationToken).ConfigureAwait(false);
        if (contact is not null && (contact.Queue.Value != request.Group || (contact.Agent is { } agent && agent == request.FormerAssignee)))
        {
            // It was given back or handed over, and routing has not heard of it yet.
            await routed.LeaveAsync(tenant, contact, cancellationToken).ConfigureAwait(false);
            contact = null;
        }

        return contact is null ? await routed.EnterAsync(request, options.Value, cancellationToken).ConfigureAwait(false)
            : contact.Status == ContactStatus.Assigned ? contact.Agent
            : null;
    }
}
