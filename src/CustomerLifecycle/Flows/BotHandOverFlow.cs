using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Flows;

/// <summary>A bot gave up: the contact of the conversation enters a queue, once, as <see cref="IContactPlanner"/> says.</summary>
/// <remarks>A contact that overflow had sent to the bot goes back to its queue with its age.</remarks>
public sealed class BotHandOverFlow : IIntegrationEventHandler
{
    private readonly IRouter _router;
    private readonly IConversationService _conversations;
    private readonly ICustomerService _customers;
    private readonly IContactPlanner _planner;
    private readonly ContactDispatch _dispatch;
    private readonly IIdGenerator _ids;
    private readonly TimeProvider _timeProvider;

    internal BotHandOverFlow(
        IRouter router, IConversationService conversations, ICustomerService customers, IContactPlanner planner, ContactDispatch dispatch, IIdGenerator ids, TimeProvider timeProvider) =>
        (_router, _conversations, _customers, _planner, _dispatch, _ids, _timeProvider) = (router, conversations, customers, planner, dispatch, ids, timeProvider);

    /// <inheritdoc/>
    public string Name => "flows.bot-hand-over";

    /// <inheritdoc/>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is not BotHandedOver handed
            || await _conversations.FindAsync(handed.Tenant, handed.Conversation, cancellationToken).ConfigureAwait(false) is not { EndedAt: null } conversation)
        {
            return;
        }

        ContactId contact = handed.Contact ?? conversation.Contact ?? await LinkContactAsync(handed, delivery, cancellationToken).ConfigureAwait(false);
        CustomerId? customer = handed.Customer ?? conversation.Customer;
        CustomerView? view = customer is { } id ? await _customers.GetViewAsync(handed.Tenant, id, cancellationToken).ConfigureAwait(false) : null;
        ContactPlanRequest request = new()
        {
            Tenant = handed.Tenant,
            Channel = conversation.Channel,
            Conversation = conversation.Id,
            Contact = contact,
            At = _timeProvider.GetUtcNow(),
            Entrance = conversation.Entrance,
            Customer = customer,
            CustomerLevel = view?.Level ?? handed.Dimensions.CustomerLevel,
            Text = await CustomerWords.LastAsync(_conversations, handed.Tenant, conversation, cancellationToken).ConfigureAwait(false),
            BotReason = handed.Reason,
            Dimensions = handed.Dimensions,
        };
        ContactPlan plan = _planner.Plan(request);
        if (await _dispatch.FindAsync(handed.Tenant, contact, cancellationToken).ConfigureAwait(false) is { Status: ContactStatus.WithBot })
        {
            await _router.TransferToQueueAsync(handed.Tenant, contact, plan.Queue, by: null, delivery.EffectKey("transfer"), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await _dispatch.EnqueueAsync(request, plan, cancellationToken).ConfigureAwait(false);
        }
    }

    // A host that talks to the bot without the desk may not have given the conversation a contact.
    private async Task<ContactId> LinkContactAsync(BotHandedOver handed, EventDelivery delivery, CancellationToken cancellationToken)
    {
        string key = delivery.EffectKey("contact");
        using IDisposable scope = _ids.EnterScope(key);
        ContactId contact = ContactId.From(_ids.NewGuid());
        LinkConversation command = new() { Conversation = handed.Conversation, Contact = contact, IdempotencyKey = key };
        ConversationResult linked = await _conversations.LinkAsync(handed.Tenant, command, cancellationToken).ConfigureAwait(false);
        return linked.Conversation?.Contact ?? contact;
    }
}
