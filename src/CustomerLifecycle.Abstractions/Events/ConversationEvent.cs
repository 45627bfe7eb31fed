using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What every event of one conversation carries.</summary>
public abstract record ConversationEvent : IntegrationEvent
{
    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The contact, when known.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "conversation/" + Conversation.Value;
}
