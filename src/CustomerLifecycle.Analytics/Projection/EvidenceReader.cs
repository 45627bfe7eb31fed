using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>Which facts an event speaks of, and what it says about them. Events of other kinds say nothing.</summary>
internal static class EvidenceReader
{
    private const long Unknown = -1;

    public static IReadOnlyList<(FactKind Kind, string Id, Evidence Evidence)> Read(IntegrationEvent e) => e switch
    {
        ContactEvent contact => Contact(contact) is { } evidence ? [(FactKind.Contact, contact.Contact.Value, evidence)] : [],
        ConversationEvent conversation => Conversation(conversation) is { } evidence ? [(FactKind.Conversation, conversation.Conversation.Value, evidence)] : [],
        BotEvent bot => Bot(bot) is { } evidence ? [(FactKind.Conversation, bot.Conversation.Value, evidence)] : [],
        TicketEvent ticket => Ticket(ticket) is { } evidence ? [(FactKind.Ticket, ticket.Ticket.Value, evidence)] : [],
        LeadEvent lead => Lead(lead),
        SurveyEvent survey => [(FactKind.Survey, survey.Survey.Value, Survey(survey))],
        _ => [],
    };

    private static Evidence? Contact(ContactEvent e)
    {
        var subject = e.Issue?.Value;
        return e switch
        {
            ContactQueued x => Of(e, EvidenceKind.Queued, x.Customer, queue: x.Queue) with { Subject = subject },
            ContactAssigned x => Of(e, x.IsBot ? EvidenceKind.AssignedToBot : EvidenceKind.Assigned, x.Customer, x.Agent, x.Queue) with { Subject = subject, Ticks = x.Waited.Ticks },
            ContactCompleted x => Of(e, x.IsBot ? EvidenceKind.CompletedByBot : EvidenceKind.Completed, x.Customer, x.Agent) with
            {
                Subject = subject,
                Ticks = x.Talk.Ticks,
                Hold = x.Hold.Ticks,
                Number = x.Outcome is { } outcome ? outcome == ContactOutcome.Resolved ? 1 : 0 : null,
            },
            ContactClosed x => Of(e, EvidenceKind.Closed, x.Customer, x.Agent) with { Subject = subject, Ticks = x.WrapUp.Ticks },
            ContactAbandoned x => Of(e, EvidenceKind.Abandoned, x.Customer, queue: x.Queue) with { Subject = subject, Ticks = x.Waited.Ticks },
            ContactTransferred x => Of(e, EvidenceKind.Transferred, x.Customer, x.FromAgent) with { Subject = subject },
            ContactOverflowed { Target: not OverflowTarget.Queue } x => Of(e, EvidenceKind.FlowedOut, x.Customer, queue: x.FromQueue) with { Subject = subject },
            _ => null,
        };
    }

    private static Evidence? Conversation(ConversationEvent e) => e switch
    {
        ConversationStarted x => Of(e, x.Outbound ? EvidenceKind.StartedByUs : EvidenceKind.Started, x.Customer),
        ConversationEnded x => Of(e, EvidenceKind.Ended, x.Customer),
        MessageSent { IsPublic: true, IsAutomatic: false } x => x.Sender switch
        {
            ParticipantKind.Customer => Of(e, EvidenceKind.CustomerSaid, x.Customer),
            ParticipantKind.Agent => Of(e, EvidenceKind.AgentSaid, x.Customer, x.Agent),
            ParticipantKind.Bot => Of(e, EvidenceKind.BotSaid, x.Customer),
            _ => null,
        },
        _ => null,
    };

    private static Evidence? Bot(BotEvent e) => e switch
    {
        BotAnswered x => Of(e, EvidenceKind.BotAnswered, x.Customer),
        BotClarified x => Of(e, EvidenceKind.BotClarified, x.Customer),
        BotHandedOver x => Of(e, EvidenceKind.BotHandedOver, x.Customer),
        LeadDetailsCaptured x => Of(e, EvidenceKind.LeadCapturedByBot, x.Customer),
        _ => null,
    };

    private static Evidence? Ticket(TicketEvent e)
    {
        Evidence? evidence = e switch
        {
            TicketCreated x => Of(e, EvidenceKind.Created, x.Customer) with { Number = IsDone(x.Category) ? 1 : 0 },
            TicketTransitioned x when !IsDone(x.FromCategory) && IsDone(x.ToCategory) => Of(e, EvidenceKind.Solved, x.Customer),
            TicketTransitioned x when IsDone(x.FromCategory) && !IsDone(x.ToCategory) => Of(e, EvidenceKind.Reopened, x.Customer),
            TicketAssigned { Agent: { } agent } x => Of(e, EvidenceKind.Assigned, x.Customer, agent),
            TicketHandedOver x => Of(e, EvidenceKind.HandedOver, x.Customer),
            TicketReplied { Sender: ParticipantKind.Agent, IsPublic: true } x => Of(e, EvidenceKind.AgentReplied, x.Customer, x.Agent),
            TicketSlaMet x => Of(e, EvidenceKind.SlaMet, x.Customer),
            TicketSlaBreached x => Of(e, EvidenceKind.SlaBreached, x.Customer),
            TicketSlaEscalated x => Of(e, EvidenceKind.SlaEscalated, x.Customer),
            _ => null,
        };
        return evidence is null ? null : evidence with { Subject = e.Contact?.Value };
    }

    private static IReadOnlyList<(FactKind Kind, string Id, Evidence Evidence)> Lead(LeadEvent e)
    {
        Evidence? evidence = e switch
        {
            LeadCaptured x => Of(e, EvidenceKind.Captured, x.Customer),
            LeadMerged x => x.Into == x.Lead ? null : Of(e, EvidenceKind.Merged, x.Customer),
            LeadClaimed x => Of(e, EvidenceKind.Claimed, x.Customer, x.Agent),
            LeadContacted x => Of(e, EvidenceKind.Contacted, x.Customer, x.Agent) with
            {
                Ticks = x.SinceClaim?.Ticks ?? Unknown,
                Number = x.Outcome is LeadContactOutcome.NoAnswer or LeadContactOutcome.InvalidContact ? 0 : 1,
            },
            LeadRecycled x => Of(e, EvidenceKind.Recycled, x.Customer),
            LeadClosed x => Of(e, x.Won ? EvidenceKind.Won : EvidenceKind.Lost, x.Customer, x.Agent),
            _ => null,
        };
        if (evidence is null)
        {
            return [];
        }

        var own = (FactKind.Lead, e.Lead.Value, evidence);
        return e is LeadCaptured { Conversation: { } conversation }
            ? [own, (FactKind.Conversation, conversation.Value, Of(e, EvidenceKind.LeadCaptured, e.Customer))]
            : [own];
    }

    private static Evidence Survey(SurveyEvent e) =>
        Of(e, e is SurveyAnswered ? EvidenceKind.Answered : EvidenceKind.Requested, e.Customer, e.Agent) with
        {
            Survey = e.Kind,
            Number = (e as SurveyAnswered)?.Score,
        };

    private static bool IsDone(StateCategory category) => category is StateCategory.Solved or StateCategory.Closed;

    private static Evidence Of(IntegrationEvent e, EvidenceKind what, CustomerId? customer, AgentId? agent = null, QueueId? queue = null)
    {
        var dimensions = e.Dimensions with
        {
            Agent = agent?.Value ?? e.Dimensions.Agent,
            Queue = e.Dimensions.Queue ?? queue?.Value,
        };
        return new()
        {
            Event = e.Id.Value,
            At = e.OccurredAt.UtcTicks,
            What = what,
            Customer = customer?.Value,
            Dimensions = dimensions == EventDimensions.None ? null : dimensions,
        };
    }
}
