using CustomerLifecycle.Bots;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>Lets the bot react to a message and puts what it says into the transcript.</summary>
internal sealed class BotVoice(
    IBotService bots, IConversationService conversations, IIdGenerator ids, IOptions<BotsOptions> options, ILogger<BotVoice> logger)
{
    /// <param name="message">The message; handled again, it gets the same reply once.</param>
    /// <param name="isSaid">Which replies the customer is to see; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task SpeakAsync(BotMessage message, Func<BotReply, bool>? isSaid, CancellationToken cancellationToken)
    {
        BotReply reply;
        using (ids.EnterScope(message.Tenant.Value + "/" + FlowKeys.Of("bot", message.Conversation.Value, message.Message.Value)))
        {
            reply = await bots.HandleAsync(message, cancellationToken).ConfigureAwait(false);
        }

        if (reply.Text.Length == 0 || isSaid?.Invoke(reply) == false)
        {
            return;
        }

        AppendMessage said = new()
        {
            Conversation = message.Conversation,
            Message = FlowKeys.Message("reply", message.Message.Value),
            Sender = ParticipantKind.Bot,
            Agent = options.Value.Bot,
            Content = new TextMessage { Text = reply.Text },
        };
        ConversationResult result = await conversations.AppendAsync(message.Tenant, said, cancellationToken).ConfigureAwait(false);
        if (!result.IsApplied)
        {
            logger.MessageRefused(message.Conversation, result.Rejection);
        }
    }
}
