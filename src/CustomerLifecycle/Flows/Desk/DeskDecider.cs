using System.Text.Json;
using CustomerLifecycle.Channels;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Routing;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>Decides to which conversation and contact a message belongs and who answers, and remembers it.</summary>
internal sealed class DeskDecider(
    IConversationService conversations,
    IConversationStore store,
    FlowLedger ledger,
    bool hasBot,
    ContactDispatch? dispatch,
    IOptions<FlowOptions> options,
    IIdGenerator ids)
{
    public async Task<DeskDecision> DecideAsync(InboundMessage message, CustomerView? customer, string key, CancellationToken cancellationToken)
    {
        string decisionKey = FlowKeys.Of("decision", key);
        if (await ledger.RecallAsync(message.Tenant, decisionKey, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return Read(known);
        }

        DeskDecision decision = await DecideNowAsync(message, customer, key, cancellationToken).ConfigureAwait(false);
        string text = JsonSerializer.Serialize(decision, DeskJsonContext.Default.DeskDecision);
        return Read(await ledger.RememberAsync(message.Tenant, decisionKey, text, cancellationToken).ConfigureAwait(false));
    }

    private static DeskDecision Read(string text) => JsonSerializer.Deserialize(text, DeskJsonContext.Default.DeskDecision)!;

    private async Task<DeskDecision> DecideNowAsync(InboundMessage message, CustomerView? customer, string key, CancellationToken cancellationToken)
    {
        Conversation? named = message.Conversation is { } name
            ? await conversations.FindAsync(message.Tenant, name, cancellationToken).ConfigureAwait(false)
            : null;
        Conversation? conversation = named;
        string place = FlowKeys.Of("open", "conversation", message.Conversation?.Value ?? "");
        ConversationId? id = message.Conversation;
        if (message.Conversation is null || named?.EndedAt is not null)
        {
            IReadOnlyList<Conversation> all = customer is null
                ? []
                : await store.FindOfAsync(message.Tenant, customer.Records, [], cancellationToken).ConfigureAwait(false);
            Conversation[] onChannel = [.. all.Where(one => one.Channel == message.Channel)];
            conversation = onChannel.LastOrDefault(one => one.EndedAt is null);
            string previous = onChannel.LastOrDefault()?.Id.Value ?? "";
            place = customer is null
                ? FlowKeys.Of("open", "message", key)
                : FlowKeys.Of("open", "customer", customer.Customer.Value, message.Channel.Value, previous);
            id = null;
        }

        return conversation is null
            ? await BeginAsync(message, customer, id, place, cancellationToken).ConfigureAwait(false)
            : await ContinueAsync(message, customer, conversation, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DeskDecision> BeginAsync(InboundMessage message, CustomerView? customer, ConversationId? id, string place, CancellationToken cancellationToken)
    {
        DeskOpening opening = await OpenAsync(message.Tenant, id, place, cancellationToken).ConfigureAwait(false);
        return new DeskDecision
        {
            Conversation = opening.Conversation,
            Contact = opening.Contact,
            Customer = customer?.Customer,
            Starts = true,
            Route = RouteOf(message, contact: null, isWithBotAgent: false),
        };
    }

    private async Task<DeskDecision> ContinueAsync(InboundMessage message, CustomerView? customer, Conversation conversation, CancellationToken cancellationToken)
    {
        ContactId? contact = conversation.Contact;
        ContactSnapshot? snapshot = null;
        bool isWithBotAgent = false;
        if (contact is { } present && dispatch is not null)
        {
            snapshot = await dispatch.FindAsync(message.Tenant, present, cancellationToken).ConfigureAwait(false);
            isWithBotAgent = snapshot is not null && await dispatch.IsWithBotAgentAsync(message.Tenant, snapshot, cancellationToken).ConfigureAwait(false);
            bool isOver = snapshot is null && await dispatch.HasBeenAsync(message.Tenant, present, cancellationToken).ConfigureAwait(false);
            contact = isOver ? null : contact;
        }

        if (contact is null)
        {
            string place = FlowKeys.Of("open", "contact", conversation.Id.Value, conversation.Contact?.Value ?? "");
            contact = (await OpenAsync(message.Tenant, conversation.Id, place, cancellationToken).ConfigureAwait(false)).Contact;
        }

        return new DeskDecision
        {
            Conversation = conversation.Id,
            Contact = contact.Value,
            Customer = conversation.Customer ?? customer?.Customer,
            Links = conversation.Contact != contact || (conversation.Customer is null && customer is not null),
            Route = RouteOf(message, snapshot?.Status, isWithBotAgent),
        };
    }

    private DeskRoute RouteOf(InboundMessage message, ContactStatus? contact, bool isWithBotAgent) => DeskRules.RouteOf(
        message.Content, contact, isWithBotAgent, hasBot, options.Value.BotChannels.Contains(message.Channel), dispatch is not null);

    // Several messages at the same time agree on the identifiers here, before any of them has begun the conversation.
    private async Task<DeskOpening> OpenAsync(TenantId tenant, ConversationId? conversation, string place, CancellationToken cancellationToken)
    {
        DeskOpening fresh;
        using (ids.EnterScope(tenant.Value + "/" + place))
        {
            fresh = new DeskOpening { Conversation = conversation ?? ConversationId.From(ids.NewGuid()), Contact = ContactId.From(ids.NewGuid()) };
        }

        string text = JsonSerializer.Serialize(fresh, DeskJsonContext.Default.DeskOpening);
        string first = await ledger.RememberAsync(tenant, place, text, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize(first, DeskJsonContext.Default.DeskOpening)!;
    }
}
