namespace CustomerLifecycle.Events;

/// <summary>A customer began to talk to us, or we to a customer.</summary>
[EventType("customerlifecycle.conversation.started.v1")]
public sealed record ConversationStarted : ConversationEvent
{
    /// <summary>The customer's contact point, when known.</summary>
    public ContactPoint? From { get; init; }

    /// <summary>True when we began.</summary>
    public bool Outbound { get; init; }
}
