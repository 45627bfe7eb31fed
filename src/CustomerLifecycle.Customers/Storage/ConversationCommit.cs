using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>A change of a conversation with its events: stored together, or not at all.</summary>
public sealed record ConversationCommit
{
    /// <summary>Whose conversation it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The new state, with the version that was read, 0 for a new conversation. Another version is a conflict.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The message to add, if any.</summary>
    public ConversationMessage? Message { get; init; }

    /// <summary>The events the change causes.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>The commit is applied once per tenant and key.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A short text that is remembered with the key.</summary>
    public string? Result { get; init; }

    internal string Stream => "conversation/" + Conversation.Id.Value;
}
