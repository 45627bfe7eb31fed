using System.Diagnostics;
using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Bots.LeadCapture;
using CustomerLifecycle.Bots.Storage;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Bots;

internal sealed class BotService(IBotStateStore store, FaqMatcherCache matchers, IOptions<BotsOptions> options, IIdGenerator ids, TimeProvider timeProvider) : IBotService
{
    // Every conflict means that another message of the conversation was committed, so this many are only met by a flood.
    private const int MaxAttempts = 16;

    private readonly BotBrain _brain = new(options.Value);
    private readonly BotEvents _events = new(options.Value.Bot, ids, timeProvider);

    public async Task<BotReply> HandleAsync(BotMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(message.Text);
        var started = timeProvider.GetTimestamp();
        using var activity = BotsTelemetry.Activities.StartActivity("bots.handle");
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await store.FindReplyAsync(message.Tenant, message.Conversation, message.Message, cancellationToken).ConfigureAwait(false) is { } earlier)
            {
                return earlier;
            }

            var conversation = await store.FindAsync(message.Tenant, message.Conversation, cancellationToken).ConfigureAwait(false)
                ?? new BotConversation { Tenant = message.Tenant, Conversation = message.Conversation };
            var matcher = await matchers.GetAsync(message.Tenant, cancellationToken).ConfigureAwait(false);
            var commit = Commit(_brain.Decide(conversation, message, matcher));
            if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) != CommitStatus.Conflict)
            {
                BotsTelemetry.Record(commit.Reply!.Outcome, timeProvider.GetElapsedTime(started));
                activity?.SetTag("outcome", commit.Reply.Outcome.ToString());
                return commit.Reply;
            }
        }

        throw new InvalidOperationException($"The conversation changed {MaxAttempts} times while one of its messages was handled. Handle the message again.");
    }

    public async Task<bool> EndAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var known = await store.FindAsync(tenant, conversation, cancellationToken).ConfigureAwait(false);
            if (known?.LeadCapture is null || known.IsLeadReported)
            {
                return false;
            }

            var step = LeadCaptureDialogue.End(known.LeadCapture);
            var ended = known with { LeadCapture = step.State };
            var commit = Commit(new BotStateCommit { Conversation = ended, Due = [DueChange.Cancel(SilenceHandler.DueKind, conversation.Value)] });
            if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) != CommitStatus.Conflict)
            {
                return commit.Conversation.IsLeadReported;
            }
        }

        throw new InvalidOperationException($"The conversation changed {MaxAttempts} times while it was ended. End it again.");
    }

    private BotStateCommit Commit(BotDecision decision) => Commit(new BotStateCommit
    {
        Conversation = decision.Conversation,
        Reply = decision.Reply,
        Events = _events.Of(decision),
    });

    // Details that were left are reported once, when the dialogue has ended, or else when the customer falls silent.
    private BotStateCommit Commit(BotStateCommit commit)
    {
        var conversation = commit.Conversation;
        if (conversation.IsLeadReported || conversation.LeadCapture is not { Details.Count: > 0 } lead)
        {
            return commit;
        }

        return lead.IsFinished
            ? commit with
            {
                Conversation = conversation with { IsLeadReported = true },
                Events = [.. commit.Events, _events.Captured(conversation, lead, _brain.Dialogue.IntentScore(lead))],
                Due = [DueChange.Cancel(SilenceHandler.DueKind, conversation.Conversation.Value)],
            }
            : commit with
            {
                Due = [DueChange.Schedule(SilenceHandler.DueKind, conversation.Conversation.Value, timeProvider.GetUtcNow() + options.Value.SilenceAfter)],
            };
    }
}
