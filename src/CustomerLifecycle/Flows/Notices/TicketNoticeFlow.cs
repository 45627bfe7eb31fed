using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Flows;

/// <summary>The customer of a ticket is to be told something: it goes out by the first channel of the notice that reaches the customer, or
/// else by the channel of the ticket's conversation.</summary>
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
        if (integrationEvent is not TicketNotificationRequested { Audience: TicketNotificationAudience.Customer } notice)
        {
            return;
        }

        Conversation? conversation = notice.Conversation is { } id ? await _conversations.FindAsync(notice.Tenant, id, cancellationToken).ConfigureAwait(false) : null;
        IReadOnlyList<ContactPoint> points = await PointsAsync(notice, cancellationToken).ConfigureAwait(false);
        IEnumerable<Channel> ticket = (conversation?.Channel ?? notice.Dimensions.Channel) is { } own ? [own] : [];
        foreach (Channel channel in (notice.Channels ?? []).Concat(ticket).Where(_channels.Serves))
        {
            ContactPoint? to = conversation is { From: { } from } && conversation.Channel == channel ? from : Recipient.On(channel, points);
            if (to is not null)
            {
                OutboundMessage message = new()
                {
                    // Named after the event, so that a channel knows a second delivery of the notice.
                    Id = FlowKeys.Message("notice", notice.Id.Value),
                    Tenant = notice.Tenant,
                    To = to,
                    Content = new TextMessage { Text = notice.Text },
                    Conversation = notice.Conversation,
                };
                await _channels.SendAsync(channel, message, cancellationToken).ConfigureAwait(false);
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
}
