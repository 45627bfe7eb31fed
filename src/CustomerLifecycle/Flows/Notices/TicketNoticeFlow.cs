using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

/// <summary>The customer of a ticket is to be told something: it goes out by the first channel of the notice that reaches the customer, or
/// else by the channel of the ticket's conversation, and into the transcript of that. Watchers outside get it at the contact point by which
/// they watch.</summary>
/// <remarks>Notices for agents and groups are left to the host, which knows their desktop. Quiet hours are the notice's own: what comes here
/// may be sent.</remarks>
public sealed class TicketNoticeFlow : IIntegrationEventHandler
{
    private readonly IConversationService _conversations;
    private readonly ICustomerService _customers;
    private readonly ITicketService _tickets;
    private readonly ChannelSender _channels;
    private readonly ILogger _logger;

    internal TicketNoticeFlow(IConversationService conversations, ICustomerService customers, ITicketService tickets, ChannelSender channels, ILogger<TicketNoticeFlow> logger) =>
        (_conversations, _customers, _tickets, _channels, _logger) = (conversations, customers, tickets, channels, logger);

    /// <inheritdoc/>
    public string Name => "flows.ticket-notice";

    /// <inheritdoc/>
    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        switch (integrationEvent)
        {
            case TicketNotificationRequested { Audience: TicketNotificationAudience.Customer } notice:
                await TellAsync(notice, cancellationToken).ConfigureAwait(false);
                break;
            case TicketNotificationRequested { ContactPoints: { } watchers } notice:
                foreach ((int index, ContactPoint watcher) in watchers.Index())
                {
                    await TellAsync(notice, index, watcher, cancellationToken).ConfigureAwait(false);
                }

                break;
        }
    }

    private async Task TellAsync(TicketNotificationRequested notice, CancellationToken cancellationToken)
    {
        Conversation? conversation = notice.Conversation is { } id ? await _conversations.FindAsync(notice.Tenant, id, cancellationToken).ConfigureAwait(false) : null;
        IReadOnlyList<ContactPoint> points = await PointsAsync(notice, cancellationToken).ConfigureAwait(false);
        IEnumerable<Channel> ticket = (conversation?.Channel ?? notice.Dimensions.Channel) is { } own ? [own] : [];
        foreach (Channel channel in (notice.Channels ?? []).Concat(ticket).Where(_channels.Serves))
        {
            ContactPoint? to = conversation is { From: { } from } && conversation.Channel == channel ? from : Recipient.On(channel, points);
            if (to is not null)
            {
                // Named after the event, so that a channel knows a second delivery of the notice.
                OutboundMessage message = Message(notice, FlowKeys.Message("notice", notice.Id.Value), to);
                await _channels.SendAsync(channel, message, cancellationToken).ConfigureAwait(false);
                await RecordAsync(notice, conversation, message, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        _logger.NothingSent(Name, "no channel that is registered reaches the customer");
    }

    // The customer's own first; whom nobody knows by name is reached where they wrote from.
    private async Task<IReadOnlyList<ContactPoint>> PointsAsync(TicketNotificationRequested notice, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContactPoint> known = notice.Customer is { } customer
            ? (await _customers.GetViewAsync(notice.Tenant, customer, cancellationToken).ConfigureAwait(false))?.ContactPoints ?? []
            : [];
        return (await _tickets.GetAsync(notice.Tenant, notice.Ticket, cancellationToken).ConfigureAwait(false))?.ContactPoint is { } point ? [.. known, point] : known;
    }

    private async Task TellAsync(TicketNotificationRequested notice, int index, ContactPoint watcher, CancellationToken cancellationToken)
    {
        foreach (Channel channel in (notice.Channels ?? []).Concat(_channels.All).Where(channel => _channels.Serves(channel) && Recipient.On(channel, [watcher]) is not null))
        {
            MessageId id = FlowKeys.Message("notice", FormattableString.Invariant($"{notice.Id.Value}-{index}"));

            // Not the customer's conversation: a watcher is somebody else.
            await _channels.SendAsync(channel, Message(notice, id, watcher) with { Conversation = null }, cancellationToken).ConfigureAwait(false);
            return;
        }

        _logger.NothingSent(Name, "no channel that is registered reaches the watcher");
    }

    // What the customer was told belongs to what agents and reports read as the conversation.
    private async Task RecordAsync(TicketNotificationRequested notice, Conversation? conversation, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (conversation is null)
        {
            return;
        }

        ConversationResult result = await _conversations.AppendAsync(
            notice.Tenant,
            new() { Conversation = conversation.Id, Message = message.Id, Sender = ParticipantKind.System, Content = message.Content, IsAutomatic = true },
            cancellationToken).ConfigureAwait(false);
        if (!result.IsApplied)
        {
            _logger.MessageRefused(conversation.Id, result.Rejection);
        }
    }

    private static OutboundMessage Message(TicketNotificationRequested notice, MessageId id, ContactPoint to) => new()
    {
        Id = id,
        Tenant = notice.Tenant,
        To = to,
        Content = new TextMessage { Text = notice.Text },
        Conversation = notice.Conversation,
    };
}
