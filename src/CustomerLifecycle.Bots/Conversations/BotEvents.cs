using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Bots.LeadCapture;
using CustomerLifecycle.Bots.Text;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Tells the outside what a bot did.</summary>
internal sealed class BotEvents(AgentId bot, IIdGenerator ids, TimeProvider timeProvider)
{
    private const int MaxInterestLength = 500;

    /// <summary>The events of a decision, in the order in which they happened.</summary>
    public IReadOnlyList<IntegrationEvent> Of(BotDecision decision)
    {
        var events = new List<IntegrationEvent>();
        var (conversation, reply) = (decision.Conversation, decision.Reply);
        if (decision.HasAnswered)
        {
            events.Add(new BotAnswered
            {
                Id = NewId(), Tenant = conversation.Tenant, OccurredAt = Now, Dimensions = conversation.Dimensions, Conversation = conversation.Conversation,
                Contact = conversation.Contact, Customer = conversation.Customer, Bot = bot, Entry = reply.Entry!, Probability = reply.Probability, ModelVersion = reply.ModelVersion,
            });
        }

        if (decision.HasClarified)
        {
            events.Add(new BotClarified
            {
                Id = NewId(), Tenant = conversation.Tenant, OccurredAt = Now, Dimensions = conversation.Dimensions, Conversation = conversation.Conversation,
                Contact = conversation.Contact, Customer = conversation.Customer, Bot = bot, Candidates = reply.Candidates, Probability = reply.Probability, ModelVersion = reply.ModelVersion,
            });
        }

        if (reply.Outcome == BotOutcome.HandedOver)
        {
            events.Add(new BotHandedOver
            {
                Id = NewId(), Tenant = conversation.Tenant, OccurredAt = Now, Dimensions = conversation.Dimensions, Conversation = conversation.Conversation,
                Contact = conversation.Contact, Customer = conversation.Customer, Bot = bot, Reason = CodeOf(reply.Reason!.Value), Summary = reply.Summary, ModelVersion = reply.ModelVersion,
            });
        }

        return events;
    }

    /// <summary>The event of contact details that were left.</summary>
    public LeadDetailsCaptured Captured(BotConversation conversation, LeadCaptureState lead, double intentScore)
    {
        var interest = string.Join(" | ", conversation.Topics);
        return new LeadDetailsCaptured
        {
            Id = NewId(), Tenant = conversation.Tenant, OccurredAt = Now, Dimensions = conversation.Dimensions, Conversation = conversation.Conversation,
            Contact = conversation.Contact, Customer = conversation.Customer, Bot = bot, Name = conversation.CustomerName,
            ContactPoints = [.. lead.Details.Select(detail => new ContactPoint(detail.Kind, detail.Value))],
            Interest = interest.Length == 0 ? null : BoundedText.Shorten(interest, MaxInterestLength),
            IntentScore = intentScore,
            Evidence = [.. lead.Details.Select(detail => detail.Evidence)],
        };
    }

    private DateTimeOffset Now => timeProvider.GetUtcNow();

    private EventId NewId() => EventId.From(ids.NewGuid());

    private static string CodeOf(HandoverReason reason) => reason switch
    {
        HandoverReason.NothingSaid => "nothing-said",
        HandoverReason.TooShort => "too-short",
        HandoverReason.SmallTalk => "small-talk",
        HandoverReason.AskedForHuman => "customer-asked",
        HandoverReason.NothingKnown => "nothing-known",
        HandoverReason.StillUnclear => "still-unclear",
        _ => "low-confidence",
    };
}
