using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Bots.Storage;

/// <summary>One change of a conversation with everything that is stored with it.</summary>
public sealed record BotStateCommit
{
    /// <summary>The new state. <see cref="BotConversation.Version"/> is the version that was read; the store keeps it as one more.</summary>
    public required BotConversation Conversation { get; init; }

    /// <summary>The reply to remember; null when no message was handled.</summary>
    public BotReply? Reply { get; init; }

    /// <summary>The events of the change.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>What becomes due, or no longer does.</summary>
    public IReadOnlyList<DueChange> Due { get; init; } = [];

    internal BotConversation Stored => Conversation with { Version = Conversation.Version + 1 };

    internal StorageCommit ToStorage() => new()
    {
        Tenant = Conversation.Tenant,
        Stream = "conversation/" + Conversation.Conversation.Value,
        Events = Events,
        Due = Due,
    };
}
