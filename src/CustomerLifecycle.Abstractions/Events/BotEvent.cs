using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What every event of a bot in a conversation carries.</summary>
public abstract record BotEvent : IntegrationEvent
{
    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The contact, when known.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The customer's message the bot reacted to, when there is one.</summary>
    public MessageId? Message { get; init; }

    /// <summary>The bot, as an agent.</summary>
    public required AgentId Bot { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "conversation/" + Conversation.Value;
}
