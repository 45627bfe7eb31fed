using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Customers.Conversations;

/// <summary>Adds a message to a conversation; once per message identifier, however often it is called.</summary>
public sealed record AppendMessage
{
    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>The message: its identifier is the idempotency key.</summary>
    public required MessageId Message { get; init; }

    /// <summary>Who said it.</summary>
    public required ParticipantKind Sender { get; init; }

    /// <summary>The agent or bot who said it, if any.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>What was said; its JSON has at most 65,536 characters.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>When it was said, UTC; null = now.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>False for an internal note the customer does not see.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>True for greetings, announcements and other text nobody typed.</summary>
    public bool IsAutomatic { get; init; }
}
