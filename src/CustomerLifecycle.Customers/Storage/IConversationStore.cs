using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Keeps conversations and their messages. Thread-safe; hands out copies.</summary>
public interface IConversationStore
{
    /// <summary>Finds a conversation.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<Conversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default);

    /// <summary>Reads messages in the order of their sequence.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="after">Messages after this sequence.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<ConversationMessage>> ReadMessagesAsync(
        TenantId tenant, ConversationId conversation, long after, int take, CancellationToken cancellationToken = default);

    /// <summary>Finds the conversations of a person, the oldest first.</summary>
    /// <param name="tenant">Whose conversations they are.</param>
    /// <param name="records">All records of the customer.</param>
    /// <param name="points">The person's normalised contact points.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<Conversation>> FindOfAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<ContactPoint> points, CancellationToken cancellationToken = default);

    /// <summary>What an earlier commit left under an idempotency key.</summary>
    /// <param name="tenant">Whose commit it was.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The remembered result, empty for a commit without one; <see langword="null"/> when nothing was committed under the key.</returns>
    Task<string?> RecallAsync(TenantId tenant, string key, CancellationToken cancellationToken = default);

    /// <summary>Stores a change.</summary>
    /// <param name="commit">The change.</param>
    /// <param name="cancellationToken">Cancels a commit that was not taken up.</param>
    Task<CommitResult> CommitAsync(ConversationCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Removes a conversation with its messages.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels a commit that was not taken up.</param>
    /// <returns>The number of conversations and messages removed.</returns>
    Task<int> EraseAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default);
}
