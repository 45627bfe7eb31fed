using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Ends the dialogue with a customer who left contact details and then fell silent.</summary>
internal sealed class SilenceHandler(IBotService bots) : IDueHandler
{
    public const string DueKind = "bots.silence";

    public string Kind => DueKind;

    // Ending twice is harmless: what was reported is marked in the conversation by the same commit.
    public Task HandleAsync(DueItem item, CancellationToken cancellationToken) =>
        bots.EndAsync(item.Tenant, new ConversationId(item.Key), cancellationToken);
}
