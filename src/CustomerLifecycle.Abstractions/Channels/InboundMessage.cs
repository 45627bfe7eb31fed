using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Channels;

/// <summary>A message that came in from a customer.</summary>
public sealed record InboundMessage
{
    /// <summary>The channel's own id of the message: with the channel it is the idempotency key.</summary>
    public required MessageId Id { get; init; }

    /// <summary>Whose customer wrote.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The channel it came by.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who wrote.</summary>
    public required ContactPoint From { get; init; }

    /// <summary>When the channel received it, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The page, number or code by which the customer came in, when known.</summary>
    public string? Entrance { get; init; }

    /// <summary>The conversation it belongs to, when the channel knows.</summary>
    public ConversationId? Conversation { get; init; }
}
