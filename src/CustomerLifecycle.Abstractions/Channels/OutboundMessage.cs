using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Channels;

/// <summary>A message on its way to a customer.</summary>
public sealed record OutboundMessage
{
    /// <summary>Identifies the message; the same on every retry, so that a channel can leave out repeats.</summary>
    public required MessageId Id { get; init; }

    /// <summary>Whose message it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Where it goes.</summary>
    public required ContactPoint To { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The conversation it belongs to, if any.</summary>
    public ConversationId? Conversation { get; init; }
}
