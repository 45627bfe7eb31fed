using CustomerLifecycle.Analytics;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>Asks a customer for a rating by the channel the customer used.</summary>
internal sealed class SurveySender(
    ISurveyService surveys,
    IConversationService conversations,
    ICustomerService customers,
    ChannelSender channels,
    IIdGenerator ids,
    IOptions<FlowOptions> options,
    ILogger<SurveySender> logger)
{
    public async Task SendAsync(SurveyRequest request, ConversationId? about, EventDelivery delivery, CancellationToken cancellationToken)
    {
        Conversation? conversation = about is { } id ? await conversations.FindAsync(request.Tenant, id, cancellationToken).ConfigureAwait(false) : null;
        // Only a survey that can reach the customer is requested: a request counts as asking, and closes the door for the quiet period.
        if (options.Value.SurveyLink is not { } link)
        {
            logger.NothingSent(delivery.Handler, "FlowOptions.SurveyLink is not set");
        }
        else if ((conversation?.Channel ?? request.Dimensions.Channel) is not { } channel || !channels.Serves(channel))
        {
            logger.NothingSent(delivery.Handler, "no IChannel is registered for the channel");
        }
        else if (await RecipientAsync(request, conversation, channel, cancellationToken).ConfigureAwait(false) is not { } to)
        {
            logger.NothingSent(delivery.Handler, "the customer has no contact point on the channel");
        }
        else if (await RequestAsync(request, delivery, cancellationToken).ConfigureAwait(false) is { } asked)
        {
            OutboundMessage message = new()
            {
                Id = FlowKeys.Message("survey", asked.Survey.Id.Value),
                Tenant = request.Tenant,
                To = to,
                Content = options.Value.SurveyMessage(asked.Survey, link(asked.Token)),
                Conversation = about,
            };
            await channels.SendAsync(channel, message, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ContactPoint?> RecipientAsync(SurveyRequest request, Conversation? conversation, Channel channel, CancellationToken cancellationToken) =>
        conversation?.From
        ?? Recipient.On(channel, (await customers.GetViewAsync(request.Tenant, request.Customer, cancellationToken).ConfigureAwait(false))?.ContactPoints ?? []);

    private async Task<SurveyRequestResult.Requested?> RequestAsync(SurveyRequest request, EventDelivery delivery, CancellationToken cancellationToken)
    {
        string key = delivery.EffectKey("survey");
        using (ids.EnterScope(key))
        {
            return await surveys.RequestAsync(request with { IdempotencyKey = key }, cancellationToken).ConfigureAwait(false) as SurveyRequestResult.Requested;
        }
    }
}
