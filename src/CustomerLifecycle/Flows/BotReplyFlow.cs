using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

/// <summary>A bot said something: it goes out by the channel of the conversation.</summary>
/// <remarks>The message is in the transcript first and is sent from its event, so a channel that is down delays it and loses nothing.
/// Without an <see cref="IChannel"/> for the channel nothing is sent, and the host shows the transcript itself.</remarks>
public sealed class BotReplyFlow : IIntegrationEventHandler
{
    private readonly IConversationService _conversations;
    private readonly ChannelSender _channels;
    private readonly ILogger _logger;

    internal BotReplyFlow(IConversationService conversations, ChannelSender channels, ILogger<BotReplyFlow> logger) =>
        (_conversations, _channels, _logger) = (conversations, channels, logger);

    /// <inheritdoc/>
    public string Name => "flows.bot-reply";

    /// <inheritdoc/>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is not MessageSent { Sender: ParticipantKind.Bot, IsPublic: true } said
            || await _conversations.FindAsync(said.Tenant, said.Conversation, cancellationToken).ConfigureAwait(false) is not { } conversation
            || !_channels.Serves(conversation.Channel))
        {
            return;
        }

        if (conversation.From is not { } to)
        {
            _logger.NothingSent(Name, "the conversation has no contact point of the customer");
            return;
        }

        OutboundMessage message = new() { Id = said.Message, Tenant = said.Tenant, To = to, Content = said.Content, Conversation = said.Conversation };
        await _channels.SendAsync(conversation.Channel, message, cancellationToken).ConfigureAwait(false);
    }
}
