namespace CustomerLifecycle.Customers.Conversations;

/// <summary>Records conversations: their beginning, messages and end. Thread-safe.</summary>
public interface IConversationService
{
    /// <summary>Begins a conversation.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="command">Channel and participants.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ConversationResult> StartAsync(TenantId tenant, StartConversation command, CancellationToken cancellationToken = default);

    /// <summary>Adds a message. One that was said before the end may arrive after it.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="command">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The message is too long.</exception>
    Task<ConversationResult> AppendAsync(TenantId tenant, AppendMessage command, CancellationToken cancellationToken = default);

    /// <summary>Says whose conversation it is, or which contact it goes on in.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="command">Customer or contact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ConversationResult> LinkAsync(TenantId tenant, LinkConversation command, CancellationToken cancellationToken = default);

    /// <summary>Ends a conversation.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="command">Which, and who ends it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ConversationResult> EndAsync(TenantId tenant, EndConversation command, CancellationToken cancellationToken = default);

    /// <summary>Finds a conversation.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation, or <see langword="null"/>.</returns>
    Task<Conversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default);

    /// <summary>Reads a part of a transcript, in the order of the messages.</summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="after">Messages after this <see cref="ConversationMessage.Sequence"/>; 0 = from the first.</param>
    /// <param name="take">How many at most; 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<ConversationMessage>> GetTranscriptAsync(
        TenantId tenant, ConversationId conversation, long after = 0, int take = 200, CancellationToken cancellationToken = default);
}
