using CustomerLifecycle.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Analytics.Tests.Projection;

public sealed class FactFoldTests
{
    [Fact]
    public void A_contact_is_credited_to_the_agent_who_answered_it()
    {
        var contact = Story.Fold<ContactFact>("chat-1", Story.Events());
        Assert.Equal(
            (ContactResult.Answered, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(169), 1, true),
            (contact.Result, contact.Waited, contact.HandleTime, contact.Transfers, contact.Resolved));
        Assert.Equal(("wang", "blue", "support", "refund"), (contact.Dimensions.Agent, contact.Dimensions.Team, contact.Dimensions.Queue, contact.Dimensions.Reason));
        Assert.Equal((ContactResult.Abandoned, TimeSpan.FromSeconds(33)), Story.Fold<ContactFact>("call-1", Story.Events()) is var call ? (call.Result, call.Waited) : default);
    }

    [Fact]
    public void The_first_response_counts_from_the_hand_over_and_neither_bots_nor_greetings_respond()
    {
        var conversation = Story.Fold<ConversationFact>("talk-1", Story.Events());
        Assert.Equal(TimeSpan.FromSeconds(20), conversation.FirstResponseTime);
        Assert.True(conversation.LeadCaptured);
        Assert.Equal((2, 1), (conversation.CustomerMessages, conversation.AgentMessages));
    }

    [Fact]
    public void A_reply_after_a_reopening_took_minutes_and_not_days()
    {
        const double FiveDays = 5 * 86_400;
        IntegrationEvent[] events =
        [
            new ConversationStarted { Id = Story.Id(1), Tenant = Story.Tenant, OccurredAt = Story.At(0), Conversation = new("talk-1") },
            Story.Said(2, 1, ParticipantKind.Customer),
            new ConversationEnded { Id = Story.Id(3), Tenant = Story.Tenant, OccurredAt = Story.At(60), Conversation = new("talk-1") },
            Story.Said(4, FiveDays, ParticipantKind.Customer),
            Story.Said(5, FiveDays + 60, ParticipantKind.Customer),
            Story.Said(6, FiveDays + 100, ParticipantKind.Agent, isPublic: false),
            Story.Said(7, FiveDays + 600, ParticipantKind.Agent),
        ];
        Assert.Equal(TimeSpan.FromMinutes(10), Story.Fold<ConversationFact>("talk-1", events).FirstResponseTime);
        Assert.Null(Story.Fold<ConversationFact>("talk-1", events[..^1]).FirstResponseTime);
    }

    [Fact]
    public void Nobody_waits_for_a_human_while_the_bot_serves()
    {
        IntegrationEvent[] events = [.. Story.Events().Take(4)];
        Assert.Null(Story.Fold<ConversationFact>("talk-1", events).WaitingSince);
        Assert.True(Story.Fold<BotFact>("talk-1", events).EndedWithAnswer);
    }

    [Fact]
    public void A_ticket_solved_again_is_solved_at_the_last_time()
    {
        var ticket = Story.Fold<TicketFact>("ticket-1", Story.Events());
        Assert.Equal((Story.At(900), 1, 1, 1, "chat-1"), (ticket.SolvedAt, ticket.Reopens, ticket.HandOvers, ticket.SlaMet, ticket.Contact));
    }

    [Fact]
    public void Claim_to_contact_runs_from_the_claim_before_the_call()
    {
        var lead = Story.Fold<LeadFact>("lead-1", Story.Events());
        Assert.Equal((TimeSpan.FromSeconds(600), 2, 1, true, "li"), (lead.ClaimToContact, lead.Claims, lead.Recycles, lead.Won, lead.Dimensions.Agent));
    }

    [Fact]
    public void Late_duplicate_and_reordered_events_give_the_same_facts()
    {
        var events = Story.Events();
        var expected = Facts(events);
        var orders = Gen.Shuffle(events.ToArray()).Zip(Gen.Choose(0, events.Count - 1).ArrayOf());
        Prop.ForAll(orders.ToArbitrary(), sample =>
        {
            var (shuffled, again) = sample;
            return expected.SequenceEqual(Facts([.. again.Select(i => events[i]), .. shuffled, .. again.Select(i => events[i])]));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Evidence_survives_storage_and_holds_no_words_of_people()
    {
        var set = Story.Events().SelectMany(EvidenceReader.Read)
            .Aggregate(EvidenceSet.Empty, (all, read) => all.With(read.Evidence));
        var body = set.Format();
        Assert.Equal(set.Items, EvidenceSet.Parse(body).Items);
        Assert.DoesNotContain("hello", body, StringComparison.Ordinal);
    }

    private static KpiFact[] Facts(IReadOnlyList<IntegrationEvent> events) =>
    [
        Story.Fold<ContactFact>("chat-1", events),
        Story.Fold<ContactFact>("call-1", events),
        Story.Fold<ConversationFact>("talk-1", events),
        Story.Fold<BotFact>("talk-1", events),
        Story.Fold<TicketFact>("ticket-1", events),
        Story.Fold<LeadFact>("lead-1", events),
        Story.Fold<SurveyFact>("survey-1", events),
    ];
}
