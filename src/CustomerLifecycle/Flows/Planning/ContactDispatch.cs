using CustomerLifecycle.Routing;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

/// <summary>Brings a contact into routing once in its life, whoever asks for it and however often.</summary>
internal sealed class ContactDispatch(IRouter router, FlowLedger ledger, ILogger<ContactDispatch> logger)
{
    public async Task EnqueueAsync(ContactPlanRequest request, ContactPlan plan, CancellationToken cancellationToken)
    {
        ContactRequest contact = new()
        {
            Contact = request.Contact,
            Queue = plan.Queue,
            Channel = request.Channel,
            Steps = plan.Steps,
            Priority = plan.Priority,
            PreferredAgent = plan.PreferredAgent,
            PreferredWait = plan.PreferredWait,
            Attributes = plan.Attributes,
            Customer = request.Customer,
            Conversation = request.Conversation,
            Dimensions = plan.Dimensions ?? request.Dimensions,
        };

        // The key is the contact's, not the message's or the event's: two reasons to queue one contact are still one contact.
        RoutingOutcome outcome = await router.EnqueueAsync(request.Tenant, contact, FlowKeys.Of("enqueue", request.Contact.Value), cancellationToken).ConfigureAwait(false);
        if (outcome.Rejection is { } rejection)
        {
            logger.ContactRefused(request.Contact, rejection.Reason, Redaction.Text(rejection.Message));
        }

        await ledger.RememberAsync(request.Tenant, ArrivalOf(request.Contact), outcome.Status.ToString(), cancellationToken).ConfigureAwait(false);
    }

    public Task<ContactSnapshot?> FindAsync(TenantId tenant, ContactId contact, CancellationToken cancellationToken) =>
        router.GetContactSnapshotAsync(tenant, contact, cancellationToken);

    /// <summary>Whether a bot that is an agent of the pool has the contact.</summary>
    public async Task<bool> IsWithBotAgentAsync(TenantId tenant, ContactSnapshot contact, CancellationToken cancellationToken) =>
        contact is { Status: ContactStatus.Assigned, Agent: { } agent }
        && (await router.GetAgentSnapshotAsync(tenant, agent, cancellationToken).ConfigureAwait(false))?.Profile.IsBot == true;

    /// <summary>Whether the contact, which is not in the pool, has been: then it is over, and what comes next is another contact.</summary>
    public async Task<bool> HasBeenAsync(TenantId tenant, ContactId contact, CancellationToken cancellationToken) =>
        await ledger.RecallAsync(tenant, ArrivalOf(contact), cancellationToken).ConfigureAwait(false) is not null;

    private static string ArrivalOf(ContactId contact) => FlowKeys.Of("arrival", contact.Value);
}
