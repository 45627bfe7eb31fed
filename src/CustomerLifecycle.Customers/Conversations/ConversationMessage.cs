using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Customers.Conversations;

/// <summary>One message of a transcript.</summary>
public sealed record ConversationMessage
{
    /// <summary>The message.</summary>
    public required MessageId Id { get; init; }

    /// <summary>Its place in the transcript, from 1 without gaps, in the order in which messages arrived.</summary>
    public required long Sequence { get; init; }

    /// <summary>Who said it.</summary>
    public required ParticipantKind Sender { get; init; }

    /// <summary>The agent or bot who said it, if any.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>What was said; may hold personal data.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>When it was said, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>False for an internal note the customer does not see.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>True for greetings, announcements and other text nobody typed.</summary>
    public bool IsAutomatic { get; init; }
}
