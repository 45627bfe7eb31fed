namespace CustomerLifecycle.Customers.Conversations;

/// <summary>Begins a conversation. Beginning one that has begun is harmless.</summary>
public sealed record StartConversation
{
    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The conversation's identifier, when the channel has one; null = a new one.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The contact, when there is one.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The customer's contact point, when known.</summary>
    public ContactPoint? From { get; init; }

    /// <summary>The page, number or code by which the customer came in, when known; at most 200 characters.</summary>
    public string? Entrance { get; init; }

    /// <summary>True when we begin.</summary>
    public bool Outbound { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
