using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Flows;

/// <summary>What the customer of a conversation wrote last.</summary>
internal static class CustomerWords
{
    private const int LookBack = 20;

    public static async Task<string> LastAsync(IConversationService conversations, TenantId tenant, Conversation conversation, CancellationToken cancellationToken)
    {
        IReadOnlyList<ConversationMessage> end = await conversations.GetTranscriptAsync(
            tenant, conversation.Id, Math.Max(0, conversation.Messages - LookBack), LookBack, cancellationToken).ConfigureAwait(false);
        return end.LastOrDefault(message => message.Sender == ParticipantKind.Customer)?.Content.ToPlainText() ?? "";
    }
}
