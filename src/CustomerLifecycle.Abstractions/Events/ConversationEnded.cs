namespace CustomerLifecycle.Events;

/// <summary>A conversation ended.</summary>
[EventType("customerlifecycle.conversation.ended.v1")]
public sealed record ConversationEnded : ConversationEvent
{
    /// <summary>Who or what ended it: customer, agent, bot, timeout.</summary>
    public string? EndedBy { get; init; }
}
