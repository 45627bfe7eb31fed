using CustomerLifecycle.Bots;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Flows;

/// <summary>A queue sent a contact to the bot: the bot asks how the customer can be reached, once for the contact. The desk gives the
/// customer's next messages to the bot.</summary>
public sealed class OverflowToBotFlow : IIntegrationEventHandler
{
    private readonly BotVoice _bot;
    private readonly IConversationService _conversations;

    internal OverflowToBotFlow(BotVoice bot, IConversationService conversations) => (_bot, _conversations) = (bot, conversations);

    /// <inheritdoc/>
    public string Name => "flows.overflow-to-bot";

    /// <inheritdoc/>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is not ContactOverflowed { Target: OverflowTarget.Bot, Conversation: { } id } overflowed
            || await _conversations.FindAsync(overflowed.Tenant, id, cancellationToken).ConfigureAwait(false) is not { EndedAt: null } conversation)
        {
            return;
        }

        BotMessage message = new()
        {
            Tenant = overflowed.Tenant,
            Conversation = id,
            // Named after the contact: a bot that gives the contact back to a full queue would else be asked for ever.
            Message = FlowKeys.Message("overflow", overflowed.Contact.Value),
            Channel = conversation.Channel,
            Text = await CustomerWords.LastAsync(_conversations, overflowed.Tenant, conversation, cancellationToken).ConfigureAwait(false),
            Contact = overflowed.Contact,
            Customer = overflowed.Customer,
            Mode = BotMode.CaptureLead,
            AgentsAvailable = false,
            Dimensions = overflowed.Dimensions,
        };
        // Outside of lead capture the bot would only say again what it has said.
        await _bot.SpeakAsync(message, reply => reply.IntentScore is not null, cancellationToken).ConfigureAwait(false);
    }
}
