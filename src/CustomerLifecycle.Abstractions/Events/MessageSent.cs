using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Events;

/// <summary>A message was said in a conversation, by whomever.</summary>
[EventType("customerlifecycle.conversation.message-sent.v1")]
public sealed record MessageSent : ConversationEvent
{
    /// <summary>The message.</summary>
    public required MessageId Message { get; init; }

    /// <summary>Who said it.</summary>
    public required ParticipantKind Sender { get; init; }

    /// <summary>The agent or bot who said it, if any.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>What was said.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>False for an internal note the customer does not see.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>True for greetings, announcements and other text nobody typed.</summary>
    public bool IsAutomatic { get; init; }
}
