namespace CustomerLifecycle.Flows;

/// <summary>The identifiers of a conversation and contact about to begin; the first of several messages at the same time makes them.</summary>
internal sealed record DeskOpening
{
    public required ConversationId Conversation { get; init; }

    public required ContactId Contact { get; init; }
}
