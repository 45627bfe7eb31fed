using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Bots.Storage;

/// <summary>Keeps conversations in memory; what it hands out is immutable.</summary>
internal sealed class InMemoryBotStateStore(InMemoryStorage storage) : IBotStateStore
{
    private readonly Dictionary<(TenantId, ConversationId), BotConversation> _conversations = [];
    private readonly Dictionary<(TenantId, ConversationId, MessageId), BotReply> _replies = [];

    public Task<BotConversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken) =>
        Task.FromResult(storage.Read(() => _conversations.GetValueOrDefault((tenant, conversation))));

    public Task<BotReply?> FindReplyAsync(TenantId tenant, ConversationId conversation, MessageId message, CancellationToken cancellationToken) =>
        Task.FromResult(storage.Read(() => _replies.GetValueOrDefault((tenant, conversation, message))));

    public Task<CommitStatus> CommitAsync(BotStateCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        cancellationToken.ThrowIfCancellationRequested();
        var conversation = commit.Conversation;
        var key = (conversation.Tenant, conversation.Conversation);
        var result = storage.Commit(commit.ToStorage(), () =>
        {
            if ((_conversations.GetValueOrDefault(key)?.Version ?? 0) != conversation.Version ||
                (commit.Reply is { } reply && !_replies.TryAdd((conversation.Tenant, conversation.Conversation, reply.Message), reply)))
            {
                return false;
            }

            _conversations[key] = commit.Stored;
            return true;
        });
        return Task.FromResult(result.Status);
    }
}
