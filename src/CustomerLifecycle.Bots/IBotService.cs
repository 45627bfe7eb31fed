namespace CustomerLifecycle.Bots;

/// <summary>Talks to customers. Thread-safe; messages of one conversation may be handled on any node.</summary>
public interface IBotService
{
    /// <summary>
    /// Replies to a message. The conversation's state, the reply and the events commit together; the same message id again
    /// gives the same reply and no further event.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the call; what was not committed did not happen.</param>
    /// <exception cref="InvalidOperationException">Other messages of the conversation were faster many times in a row; try again.</exception>
    Task<BotReply> HandleAsync(BotMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends a conversation: contact details that were left but not yet confirmed are reported now. Harmless to repeat, and for a
    /// conversation the bot does not know.
    /// </summary>
    /// <param name="tenant">Whose conversation it is.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether contact details were reported by this call.</returns>
    Task<bool> EndAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default);
}
