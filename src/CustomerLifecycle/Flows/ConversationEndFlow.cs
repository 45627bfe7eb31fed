using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Flows;

/// <summary>A contact is closed or the customer gave up waiting: its conversation ends.</summary>
/// <remarks>Not when the conversation has gone on in another contact meanwhile. A host whose conversations outlive their contacts
/// leaves this flow out; the next message then opens another contact of the same conversation.</remarks>
public sealed class ConversationEndFlow : IIntegrationEventHandler
{
    private readonly IConversationService _conversations;

    internal ConversationEndFlow(IConversationService conversations) => _conversations = conversations;

    /// <inheritdoc/>
    public string Name => "flows.conversation-end";

    /// <inheritdoc/>
    public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken) => integrationEvent switch
    {
        ContactClosed closed => EndAsync(closed, "agent", delivery, cancellationToken),
        ContactAbandoned abandoned => EndAsync(abandoned, "customer", delivery, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task EndAsync(ContactEvent over, string endedBy, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (over.Conversation is { } id
            && await _conversations.FindAsync(over.Tenant, id, cancellationToken).ConfigureAwait(false) is { EndedAt: null } conversation
            && (conversation.Contact is null || conversation.Contact == over.Contact))
        {
            EndConversation command = new() { Conversation = id, EndedBy = endedBy, IdempotencyKey = delivery.EffectKey("end") };
            await _conversations.EndAsync(over.Tenant, command, cancellationToken).ConfigureAwait(false);
        }
    }
}
