using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Analytics.Tests.Projection;

/// <summary>What happened to two customers: a chat that a bot hands over and that is reopened, a call that is abandoned, a ticket, a lead, a survey.</summary>
internal static class Story
{
    public static readonly TenantId Tenant = new("acme");
    public static readonly DateTimeOffset Start = new(2026, 3, 12, 1, 0, 0, TimeSpan.Zero);

    private static readonly CustomerId Ann = new("ann");
    private static readonly AgentId Wang = new("wang");
    private static readonly AgentId Robot = new("robot");
    private static readonly QueueId Support = new("support");
    private static readonly ContactId Chat = new("chat-1");
    private static readonly ContactId Call = new("call-1");
    private static readonly ConversationId Talk = new("talk-1");
    private static readonly TicketId Fridge = new("ticket-1");
    private static readonly LeadId Lead = new("lead-1");
    private static readonly SurveyId Survey = new("survey-1");

    public static IReadOnlyList<IntegrationEvent> Events() =>
    [
        new ConversationStarted { Id = Id(1), Tenant = Tenant, OccurredAt = At(0), Conversation = Talk, Customer = Ann, Dimensions = new() { Channel = Channel.WeChat } },
        Said(2, 5, ParticipantKind.System, automatic: true),
        Said(3, 10, ParticipantKind.Customer),
        new BotAnswered { Id = Id(4), Tenant = Tenant, OccurredAt = At(11), Conversation = Talk, Bot = Robot, Entry = "e", Probability = 0.9, ModelVersion = "1" },
        Said(5, 40, ParticipantKind.Customer),
        new BotHandedOver { Id = Id(6), Tenant = Tenant, OccurredAt = At(41), Conversation = Talk, Bot = Robot, Reason = "customer-asked", ModelVersion = "1" },
        new ContactQueued { Id = Id(7), Tenant = Tenant, OccurredAt = At(42), Contact = Chat, Customer = Ann, Conversation = Talk, Queue = Support, Dimensions = new() { Channel = Channel.WeChat } },
        new ContactAssigned { Id = Id(8), Tenant = Tenant, OccurredAt = At(50), Contact = Chat, Customer = Ann, Agent = Wang, Queue = Support, Waited = TimeSpan.FromSeconds(8), Dimensions = new() { Team = "blue", Channel = Channel.WeChat } },
        Said(9, 61, ParticipantKind.Agent),
        new ContactTransferred { Id = Id(10), Tenant = Tenant, OccurredAt = At(100), Contact = Chat, FromAgent = Wang, Kind = TransferKind.Warm, ToQueue = new("billing") },
        new ContactCompleted { Id = Id(11), Tenant = Tenant, OccurredAt = At(200), Contact = Chat, Agent = Wang, Talk = TimeSpan.FromSeconds(130), Hold = TimeSpan.FromSeconds(9), Outcome = ContactOutcome.Resolved, Dimensions = new() { Reason = "refund" } },
        new ContactClosed { Id = Id(12), Tenant = Tenant, OccurredAt = At(230), Contact = Chat, Agent = Wang, WrapUp = TimeSpan.FromSeconds(30) },
        new ContactQueued { Id = Id(13), Tenant = Tenant, OccurredAt = At(300), Contact = Call, Customer = Ann, Queue = Support },
        new ContactAbandoned { Id = Id(14), Tenant = Tenant, OccurredAt = At(333), Contact = Call, Customer = Ann, Queue = Support, Waited = TimeSpan.FromSeconds(33) },
        new TicketCreated { Id = Id(15), Tenant = Tenant, OccurredAt = At(400), Ticket = Fridge, Customer = Ann, Contact = Chat, Number = "1", Type = "repair", Priority = "high", State = "new", Category = StateCategory.New },
        new TicketSlaMet { Id = Id(16), Tenant = Tenant, OccurredAt = At(500), Ticket = Fridge, Target = SlaTargetKind.FirstResponse, DueAt = At(600) },
        new TicketHandedOver { Id = Id(17), Tenant = Tenant, OccurredAt = At(600), Ticket = Fridge, FromGroup = "desk", ToGroup = "field" },
        Moved(18, 700, StateCategory.Open, StateCategory.Solved),
        Moved(19, 800, StateCategory.Solved, StateCategory.Open),
        Moved(20, 900, StateCategory.Open, StateCategory.Solved),
        Moved(21, 950, StateCategory.Solved, StateCategory.Closed),
        new LeadCaptured { Id = Id(22), Tenant = Tenant, OccurredAt = At(45), Lead = Lead, Pool = "online", Conversation = Talk, Dimensions = new() { Source = "wechat" } },
        new LeadClaimed { Id = Id(23), Tenant = Tenant, OccurredAt = At(1_000), Lead = Lead, Agent = Wang, Pool = "online", Assigned = false },
        new LeadRecycled { Id = Id(24), Tenant = Tenant, OccurredAt = At(2_000), Lead = Lead, FormerOwner = Wang, Pool = "online", Rule = "not-called" },
        new LeadClaimed { Id = Id(25), Tenant = Tenant, OccurredAt = At(3_000), Lead = Lead, Agent = new("li"), Pool = "online", Assigned = true },
        new LeadContacted { Id = Id(26), Tenant = Tenant, OccurredAt = At(3_600), Lead = Lead, Agent = new("li"), Outcome = LeadContactOutcome.Interested, IsFirst = true },
        new LeadClosed { Id = Id(27), Tenant = Tenant, OccurredAt = At(4_000), Lead = Lead, Agent = new("li"), Won = true },
        new SurveyRequested { Id = Id(28), Tenant = Tenant, OccurredAt = At(1_000), Survey = Survey, Kind = SurveyKind.Csat, Customer = Ann, Agent = Wang },
        new SurveyAnswered { Id = Id(29), Tenant = Tenant, OccurredAt = At(1_100), Survey = Survey, Kind = SurveyKind.Csat, Customer = Ann, Agent = Wang, Score = 5 },
        new ConversationEnded { Id = Id(30), Tenant = Tenant, OccurredAt = At(1_200), Conversation = Talk, EndedBy = "agent" },
    ];

    public static MessageSent Said(int id, double seconds, ParticipantKind sender, bool automatic = false, bool isPublic = true) => new()
    {
        Id = Id(id), Tenant = Tenant, OccurredAt = At(seconds), Conversation = Talk, Message = new($"m{id}"), Sender = sender,
        Content = new TextMessage { Text = "hello" }, IsAutomatic = automatic, IsPublic = isPublic,
    };

    public static EventId Id(int number) => new(FormattableString.Invariant($"e{number:000}"));

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static EventDelivery Delivery(IntegrationEvent e) => new() { Event = e.Id, Handler = "test", Attempt = 1 };

    public static TFact Fold<TFact>(string id, IEnumerable<IntegrationEvent> events)
        where TFact : KpiFact
    {
        var kind = KpiFact.KindOf(typeof(TFact));
        var evidence = events
            .SelectMany(EvidenceReader.Read)
            .Where(read => read.Kind == FactFold.StoredAs(kind) && read.Id == id)
            .Aggregate(EvidenceSet.Empty, (set, read) => set.With(read.Evidence));
        return (TFact)FactFold.Fold(kind, id, evidence)!;
    }

    private static TicketTransitioned Moved(int id, double seconds, StateCategory from, StateCategory to) => new()
    {
        Id = Id(id), Tenant = Tenant, OccurredAt = At(seconds), Ticket = Fridge, From = from.ToString(), To = to.ToString(), FromCategory = from, ToCategory = to, Trigger = "t",
    };
}
