using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Conversations;

/// <summary>The integration events of a conversation.</summary>
internal static class ConversationEvents
{
    internal static ConversationStarted Started(TenantId tenant, Conversation conversation, EventId id) => new()
    {
        Id = id,
        Tenant = tenant,
        OccurredAt = conversation.StartedAt,
        Dimensions = Dimensions(conversation),
        Conversation = conversation.Id,
        Contact = conversation.Contact,
        Customer = conversation.Customer,
        From = conversation.From,
        Outbound = conversation.Outbound,
    };

    internal static MessageSent Sent(TenantId tenant, Conversation conversation, ConversationMessage message, EventId id) => new()
    {
        Id = id,
        Tenant = tenant,
        OccurredAt = message.SentAt,
        Dimensions = Dimensions(conversation) with { Agent = message.Agent?.Value },
        Conversation = conversation.Id,
        Contact = conversation.Contact,
        Customer = conversation.Customer,
        Message = message.Id,
        Sender = message.Sender,
        Agent = message.Agent,
        Content = message.Content,
        IsPublic = message.IsPublic,
        IsAutomatic = message.IsAutomatic,
    };

    internal static ConversationEnded Ended(TenantId tenant, Conversation conversation, EventId id) => new()
    {
        Id = id,
        Tenant = tenant,
        OccurredAt = conversation.EndedAt!.Value,
        Dimensions = Dimensions(conversation),
        Conversation = conversation.Id,
        Contact = conversation.Contact,
        Customer = conversation.Customer,
        EndedBy = conversation.EndedBy,
    };

    private static EventDimensions Dimensions(Conversation conversation) => new() { Channel = conversation.Channel, Entrance = conversation.Entrance };
}
