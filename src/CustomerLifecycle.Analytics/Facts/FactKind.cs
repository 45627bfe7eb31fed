namespace CustomerLifecycle.Analytics;

/// <summary>The kinds of fact KPIs count. Persisted by name; members are only ever added.</summary>
public enum FactKind
{
    /// <summary>A request for an agent: <see cref="ContactFact"/>.</summary>
    Contact = 0,

    /// <summary>A thread of messages: <see cref="ConversationFact"/>.</summary>
    Conversation = 1,

    /// <summary>A ticket: <see cref="TicketFact"/>.</summary>
    Ticket = 2,

    /// <summary>A lead: <see cref="LeadFact"/>.</summary>
    Lead = 3,

    /// <summary>A conversation a bot took part in: <see cref="BotFact"/>.</summary>
    Bot = 4,

    /// <summary>A survey that was sent: <see cref="SurveyFact"/>.</summary>
    Survey = 5,
}
