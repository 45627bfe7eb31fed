using CustomerLifecycle.Bots;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using CustomerLifecycle.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>Every channel in one queue: recognises who wrote, keeps the conversation, and lets the bot, the agent or a queue have the
/// message.</summary>
/// <remarks>
/// Thread-safe, on any number of nodes. What is decided for a message is stored before it is done, and each step is done once per
/// message: a message that is delivered again, also after a crash in the middle, ends in the same transcript and the same contact.
/// While an agent has the contact, or it waits for one, the bot is silent. A contact that is over is followed by another one.
/// </remarks>
public sealed class InboundDesk : IInboundMessageHandler
{
    private readonly ICustomerService _customers;
    private readonly IConversationService _conversations;
    private readonly DeskDecider _decider;
    private readonly BotVoice? _bot;
    private readonly ContactDispatch? _dispatch;
    private readonly IContactPlanner _planner;
    private readonly IQueueHours? _hours;
    private readonly FlowOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    internal InboundDesk(
        ICustomerService customers,
        IConversationService conversations,
        DeskDecider decider,
        BotVoice? bot,
        ContactDispatch? dispatch,
        IContactPlanner planner,
        IQueueHours? hours,
        IOptions<FlowOptions> options,
        TimeProvider timeProvider,
        ILogger<InboundDesk> logger)
    {
        (_customers, _conversations, _decider, _bot, _dispatch) = (customers, conversations, decider, bot, dispatch);
        (_planner, _hours, _options, _timeProvider, _logger) = (planner, hours, options.Value, timeProvider, logger);
    }

    /// <inheritdoc/>
    /// <exception cref="CustomerLifecycle.Storage.StorageException">The storage could not do it; hand the message in again.</exception>
    public async Task HandleAsync(InboundMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var activity = FlowsTelemetry.Source.StartActivity("flows.inbound");
        long started = _timeProvider.GetTimestamp();
        string key = FlowKeys.Of("inbound", message.Channel.Value, message.Id.Value);
        CustomerView? customer = await IdentifyAsync(message, key, cancellationToken).ConfigureAwait(false);
        DeskDecision decision = await _decider.DecideAsync(message, customer, key, cancellationToken).ConfigureAwait(false);
        if (await KeepAsync(message, decision, key, cancellationToken).ConfigureAwait(false))
        {
            await RouteAsync(message, decision, customer, cancellationToken).ConfigureAwait(false);
        }

        activity?.SetTag("route", decision.Route.ToString());
        FlowsTelemetry.RecordMessage(decision.Route.ToString(), _timeProvider.GetElapsedTime(started));
    }

    private async Task<CustomerView?> IdentifyAsync(InboundMessage message, string key, CancellationToken cancellationToken)
    {
        IdentifyCustomer command = new() { ContactPoints = [message.From], Channel = message.Channel, Entrance = message.Entrance, IdempotencyKey = key };
        IdentifyResult who = await _customers.IdentifyAsync(message.Tenant, command, cancellationToken).ConfigureAwait(false);
        return who.Customer is { } id ? await _customers.GetViewAsync(message.Tenant, id, cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<bool> KeepAsync(InboundMessage message, DeskDecision decision, string key, CancellationToken cancellationToken)
    {
        if (decision.Starts)
        {
            StartConversation start = new()
            {
                Conversation = decision.Conversation,
                Channel = message.Channel,
                Customer = decision.Customer,
                Contact = decision.Contact,
                From = message.From,
                Entrance = message.Entrance,
                IdempotencyKey = key,
            };
            await _conversations.StartAsync(message.Tenant, start, cancellationToken).ConfigureAwait(false);
        }
        else if (decision.Links)
        {
            LinkConversation link = new() { Conversation = decision.Conversation, Customer = decision.Customer, Contact = decision.Contact, IdempotencyKey = key };
            await _conversations.LinkAsync(message.Tenant, link, cancellationToken).ConfigureAwait(false);
        }

        AppendMessage append = new()
        {
            Conversation = decision.Conversation,
            Message = message.Id,
            Sender = ParticipantKind.Customer,
            Content = message.Content,
            SentAt = message.ReceivedAt,
        };
        ConversationResult kept = await _conversations.AppendAsync(message.Tenant, append, cancellationToken).ConfigureAwait(false);
        if (!kept.IsApplied)
        {
            _logger.MessageRefused(decision.Conversation, kept.Rejection);
        }

        // A message that waited so long that its conversation is over is kept, and answered by nobody.
        return kept is { IsApplied: true, Conversation.EndedAt: null };
    }

    private async Task RouteAsync(InboundMessage message, DeskDecision decision, CustomerView? customer, CancellationToken cancellationToken)
    {
        if (decision.Route is not (DeskRoute.Bot or DeskRoute.Queue))
        {
            return;
        }

        ContactPlanRequest request = new()
        {
            Tenant = message.Tenant,
            Channel = message.Channel,
            Conversation = decision.Conversation,
            Contact = decision.Contact,
            At = _timeProvider.GetUtcNow(),
            Entrance = message.Entrance,
            Customer = decision.Customer,
            CustomerLevel = customer?.Level,
            Text = message.Content.ToPlainText(),
            Dimensions = new EventDimensions { Channel = message.Channel, Entrance = message.Entrance, CustomerLevel = customer?.Level },
        };
        ContactPlan plan = _planner.Plan(request);
        if (decision.Route == DeskRoute.Queue)
        {
            await _dispatch!.EnqueueAsync(request, plan, cancellationToken).ConfigureAwait(false);
            return;
        }

        BotMessage question = new()
        {
            Tenant = message.Tenant,
            Conversation = decision.Conversation,
            Message = message.Id,
            Channel = message.Channel,
            Text = request.Text,
            Contact = decision.Contact,
            Customer = decision.Customer,
            CustomerName = customer?[ProfileNames.Name],
            Mode = _options.BotMode,
            AgentsAvailable = plan.AgentsAvailable ?? _hours?.IsOpen(message.Tenant, plan.Queue, request.At) ?? true,
            Dimensions = plan.Dimensions ?? request.Dimensions,
        };
        await _bot!.SpeakAsync(question, isSaid: null, cancellationToken).ConfigureAwait(false);
    }
}
