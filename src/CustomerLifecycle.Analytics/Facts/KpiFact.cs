using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>One row that KPIs count. Immutable.</summary>
public abstract record KpiFact
{
    private protected KpiFact()
    {
    }

    /// <summary>The id of the contact, conversation, ticket, lead or survey; a report drills down to it.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// When it began. A row belongs to the time bucket of this instant with all that became of it later,
    /// so that numerator and denominator of a ratio always speak of the same rows.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The customer's id, when known.</summary>
    public string? Customer { get; init; }

    /// <summary>What reports group by, as it was at the time.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>The kind of fact.</summary>
    public FactKind Kind => KindOf(GetType());

    internal static FactKind KindOf(Type type) => type.Name switch
    {
        nameof(ContactFact) => FactKind.Contact,
        nameof(ConversationFact) => FactKind.Conversation,
        nameof(TicketFact) => FactKind.Ticket,
        nameof(LeadFact) => FactKind.Lead,
        nameof(BotFact) => FactKind.Bot,
        nameof(SurveyFact) => FactKind.Survey,
        _ => throw new InvalidOperationException($"{type.Name} is not a fact KPIs count; use ContactFact, ConversationFact, TicketFact, LeadFact, BotFact or SurveyFact."),
    };
}
