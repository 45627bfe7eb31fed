using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What every event of one contact carries.</summary>
public abstract record ContactEvent : IntegrationEvent
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The conversation the contact belongs to, when known.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What the contact is about, when known.</summary>
    public IssueId? Issue { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "contact/" + Contact.Value;
}
