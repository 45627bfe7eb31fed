using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Bots.Storage;

/// <summary>Keeps what bots remember. A host may replace it; every call is scoped by tenant. Thread-safe.</summary>
public interface IBotStateStore
{
    /// <summary>The conversation, or null when the bot does not know it.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<BotConversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>The reply to a message that was handled before, or null.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<BotReply?> FindReplyAsync(TenantId tenant, ConversationId conversation, MessageId message, CancellationToken cancellationToken);

    /// <summary>Stores a conversation of the version read plus one, its reply, events and due items, all or nothing.</summary>
    /// <param name="commit">What to store.</param>
    /// <param name="cancellationToken">Cancels the write before it starts.</param>
    /// <returns><see cref="CommitStatus.Conflict"/> when the stored version is another or the message has a reply already.</returns>
    Task<CommitStatus> CommitAsync(BotStateCommit commit, CancellationToken cancellationToken);
}
