namespace CustomerLifecycle.Customers.Conversations;

/// <summary>Says whose conversation it is, or which contact it goes on in, once that is known.</summary>
public sealed record LinkConversation
{
    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The customer; null leaves it as it is.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The contact; null leaves it as it is.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The version the change is based on; null = any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
