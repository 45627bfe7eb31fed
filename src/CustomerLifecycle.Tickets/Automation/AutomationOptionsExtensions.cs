using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Adds automation to the options of tickets.</summary>
public static class AutomationOptionsExtensions
{
    /// <summary>Adds a rule.</summary>
    /// <param name="options">The options.</param>
    /// <param name="rule">The rule.</param>
    public static TicketsOptions AddRule(this TicketsOptions options, TicketRule rule) => With(options, automation => automation.Rules.Add(rule));

    /// <summary>Adds a macro.</summary>
    /// <param name="options">The options.</param>
    /// <param name="macro">The macro.</param>
    public static TicketsOptions AddMacro(this TicketsOptions options, TicketMacro macro) => With(options, automation => automation.Macros.Add(macro));

    /// <summary>Adds a time rule.</summary>
    /// <param name="options">The options.</param>
    /// <param name="rule">The rule.</param>
    public static TicketsOptions AddTimeRule(this TicketsOptions options, TimeRule rule) => With(options, automation => automation.TimeRules.Add(rule));

    /// <summary>Adds a notice.</summary>
    /// <param name="options">The options.</param>
    /// <param name="notice">The notice.</param>
    public static TicketsOptions AddNotice(this TicketsOptions options, NotificationPolicy notice) => With(options, automation => automation.Notices.Add(notice));

    /// <summary>Adds a predicate that conditions may name.</summary>
    /// <param name="options">The options.</param>
    /// <param name="name">The name.</param>
    /// <param name="predicate">The predicate.</param>
    public static TicketsOptions AddPredicate(this TicketsOptions options, string name, TicketPredicate predicate) =>
        With(options, automation => automation.Predicates.Add(name, predicate));

    /// <summary>Adds rules, macros, time rules and notices from JSON.</summary>
    /// <param name="options">The options.</param>
    /// <param name="json">The form that <see cref="AutomationDocument.ToJson"/> writes.</param>
    /// <exception cref="FormatException">The text is no such document; the message lists every problem with its place.</exception>
    public static TicketsOptions AddAutomation(this TicketsOptions options, string json)
    {
        AutomationDocument document = AutomationDocument.FromJson(json);
        return With(options, automation =>
        {
            AddAll(automation.Rules, document.Rules);
            AddAll(automation.Macros, document.Macros);
            AddAll(automation.TimeRules, document.TimeRules);
            AddAll(automation.Notices, document.Notices);
        });
    }

    /// <summary>Has customers of solved tickets asked for a rating.</summary>
    /// <param name="options">The options.</param>
    /// <param name="policy">When; null for <see cref="SatisfactionPolicy"/> as it is by default.</param>
    public static TicketsOptions AskForSatisfaction(this TicketsOptions options, SatisfactionPolicy? policy = null) =>
        With(options, automation => automation.Satisfaction = policy ?? new());

    /// <summary>Closes solved tickets of a type when the customer has said nothing for some business days. A customer's reply before reopens
    /// the ticket, a machine's does not; a ticket that the customer confirms is closed by that and leaves nothing to do.</summary>
    /// <param name="options">The options.</param>
    /// <param name="type">The ticket type.</param>
    /// <param name="businessDays">Business days after it was solved, 1 to 365. Nights and holidays pass: it is closed while the calendar is
    /// open.</param>
    /// <param name="calendar">The name of the calendar.</param>
    /// <param name="trigger">What closes it; its workflow must have it for a solved ticket.</param>
    /// <param name="reopenTrigger">What reopens it when the customer replies; null if a reply does not.</param>
    /// <remarks>Adds the time rule <c>auto-close/TYPE</c> and the rule <c>reopen/TYPE</c>.</remarks>
    public static TicketsOptions AutoClose(
        this TicketsOptions options, string type, int businessDays, string calendar, string trigger = "Close", string? reopenTrigger = "Reopen") =>
        With(options, automation =>
        {
            automation.AutoCloses.Add((type, trigger, reopenTrigger));
            automation.TimeRules.Add(new()
            {
                Name = "auto-close/" + type,
                Since = TimeRuleAnchor.Category,
                Category = StateCategory.Solved,
                BusinessDays = businessDays,
                Calendar = calendar,
                If = When.Property("type").Is(type),
                Then = [new TicketAction.Fire(trigger)],
            });
            if (reopenTrigger is not null)
            {
                automation.Rules.Add(TicketRule.Create("reopen/" + type)
                    .OnEvent(new TicketRuleEvent.Replied(ParticipantKind.Customer, IsPublic: true))
                    .OnlyIf(When.All(When.Property("type").Is(type), When.Property("category").Is(nameof(StateCategory.Solved))))
                    .Do(new TicketAction.Fire(reopenTrigger)));
            }
        });

    private static TicketsOptions With(TicketsOptions options, Action<TicketAutomationOptions> set)
    {
        ArgumentNullException.ThrowIfNull(options);
        set(options.Automation);
        return options;
    }

    private static void AddAll<T>(IList<T> list, IReadOnlyList<T> items)
    {
        foreach (T item in items)
        {
            list.Add(item);
        }
    }
}
