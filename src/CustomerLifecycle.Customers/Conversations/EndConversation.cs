namespace CustomerLifecycle.Customers.Conversations;

/// <summary>Ends a conversation. Ending one that has ended is harmless.</summary>
public sealed record EndConversation
{
    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>Who or what ends it: customer, agent, bot, timeout; at most 64 characters.</summary>
    public string? EndedBy { get; init; }

    /// <summary>The version the change is based on; null = any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
