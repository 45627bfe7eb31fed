namespace CustomerLifecycle.Bots.Conversations;

/// <summary>What a bot does with a message, before ids and clock are added: the new state, the reply, the entry that answered.</summary>
/// <param name="Conversation">The state to keep, of the same version as before.</param>
/// <param name="Reply">The reply.</param>
/// <param name="HasAnswered">Whether an entry answers, also in the middle of a dialogue.</param>
/// <param name="HasClarified">Whether entries are offered for choice, also in the middle of a dialogue.</param>
internal sealed record BotDecision(BotConversation Conversation, BotReply Reply, bool HasAnswered, bool HasClarified);
