using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Conversations in memory, with the promises of a database.</summary>
internal sealed class InMemoryConversationStore(InMemoryStorage storage) : IConversationStore
{
    private readonly Dictionary<(TenantId Tenant, ConversationId Conversation), (Conversation Conversation, List<ConversationMessage> Messages)> _conversations = [];

    public Task<Conversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read(() => _conversations.TryGetValue((tenant, conversation), out var known) ? known.Conversation : null));

    public Task<IReadOnlyList<ConversationMessage>> ReadMessagesAsync(
        TenantId tenant, ConversationId conversation, long after, int take, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read<IReadOnlyList<ConversationMessage>>(() => _conversations.TryGetValue((tenant, conversation), out var known)
            ? [.. known.Messages.Where(message => message.Sequence > after).Take(take)]
            : []));

    public Task<IReadOnlyList<Conversation>> FindOfAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<ContactPoint> points, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read<IReadOnlyList<Conversation>>(() => [.. _conversations
            .Where(entry => entry.Key.Tenant == tenant).Select(entry => entry.Value.Conversation)
            .Where(conversation => conversation.Customer is { } customer
                ? records.Contains(customer)
                : conversation.From is { } from && points.Contains(from))
            .OrderBy(conversation => conversation.StartedAt).ThenBy(conversation => conversation.Id.Value, StringComparer.Ordinal)]));

    public Task<string?> RecallAsync(TenantId tenant, string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(Recall.From(storage, tenant, key));

    public Task<CommitResult> CommitAsync(ConversationCommit commit, CancellationToken cancellationToken = default)
    {
        StorageCommit stored = new()
        {
            Tenant = commit.Tenant,
            Stream = commit.Stream,
            Events = commit.Events,
            IdempotencyKey = commit.IdempotencyKey,
            Result = commit.Result,
        };
        return Task.FromResult(storage.Commit(stored, () => Apply(commit)));
    }

    public Task<int> EraseAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default)
    {
        int erased = 0;
        storage.Commit(new StorageCommit { Tenant = tenant, Stream = "conversation/" + conversation.Value }, () =>
        {
            if (_conversations.Remove((tenant, conversation), out var known))
            {
                erased = 1 + known.Messages.Count;
            }

            return true;
        });
        return Task.FromResult(erased);
    }

    private bool Apply(ConversationCommit commit)
    {
        var key = (commit.Tenant, commit.Conversation.Id);
        bool exists = _conversations.TryGetValue(key, out var known);
        if ((exists ? known.Conversation.Version : 0) != commit.Conversation.Version
            || (commit.Message is { } repeated && exists && known.Messages.Exists(message => message.Id == repeated.Id)))
        {
            return false;
        }

        List<ConversationMessage> messages = exists ? known.Messages : [];
        if (commit.Message is { } message)
        {
            messages.Add(message);
        }

        _conversations[key] = (commit.Conversation with { Version = commit.Conversation.Version + 1 }, messages);
        return true;
    }
}
