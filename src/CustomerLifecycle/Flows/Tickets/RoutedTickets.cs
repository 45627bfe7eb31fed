using CustomerLifecycle.Routing;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

/// <summary>A ticket as a contact of routing: under an identifier that tells the ticket, without its customer, who is not there.</summary>
internal sealed class RoutedTickets(IRouter router, ILogger<RoutedTickets> logger)
{
    private const string Prefix = "ticket.";

    public static ContactId ContactOf(TicketId ticket) => new(Prefix + ticket.Value);

    public static TicketId? TicketOf(ContactId contact) =>
        contact.Value.StartsWith(Prefix, StringComparison.Ordinal) ? new TicketId(contact.Value[Prefix.Length..]) : null;

    public Task<ContactSnapshot?> FindAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken) =>
        router.GetContactSnapshotAsync(tenant, ContactOf(ticket), cancellationToken);

    /// <returns>The agent who has it at once; null while it waits, is offered, or was refused.</returns>
    public async Task<AgentId?> EnterAsync(AssigneeRequest request, FlowOptions options, CancellationToken cancellationToken)
    {
        ContactRequest contact = new()
        {
            Contact = ContactOf(request.Ticket.Id),
            Queue = new(request.Group),
            Channel = options.TicketChannel,
            Priority = options.TicketPriority(request.Ticket),
            ExcludedAgents = request.FormerAssignee is { } former ? [former] : [],
            Issue = request.Ticket.Issue,
            Dimensions = request.Ticket.Dimensions with { CustomerLevel = request.Ticket.CustomerLevel ?? request.Ticket.Dimensions.CustomerLevel },
        };
        RoutingOutcome outcome = await router.EnqueueAsync(request.Ticket.Tenant, contact, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (outcome.Rejection is { } rejection)
        {
            logger.ContactRefused(contact.Contact, rejection.Reason, Redaction.Text(rejection.Message));
        }

        return outcome.Status == RoutingStatus.Assigned ? outcome.Agent : null;
    }

    /// <summary>Takes it out of routing; the agent's capacity is free again.</summary>
    public async Task LeaveAsync(TenantId tenant, ContactSnapshot contact, CancellationToken cancellationToken)
    {
        ContactId id = contact.Request.Contact;
        if (contact is not { Status: ContactStatus.Assigned or ContactStatus.WrapUp, Agent: { } agent })
        {
            await router.AbandonAsync(tenant, id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return;
        }

        if (contact.Status == ContactStatus.WrapUp
            || (await router.CompleteAsync(tenant, id, agent, cancellationToken: cancellationToken).ConfigureAwait(false)).Status == RoutingStatus.WrapUp)
        {
            await router.CloseAsync(tenant, id, agent, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }
}
