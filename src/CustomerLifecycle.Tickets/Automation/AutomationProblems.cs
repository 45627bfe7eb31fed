using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds everything that is wrong with the automation of the options, each with its place.</summary>
internal sealed class AutomationProblems(TicketsOptions options, IEnumerable<string> effects)
{
    private const int MaximumName = 100;
    private const int MaximumEach = 1_000;
    private const int MaximumBusinessDays = 365;
    private const int MaximumRuns = 1_000;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);

    private readonly TicketAutomationOptions _automation = options.Automation;
    private readonly AutomationVocabulary _known = new(options, effects);

    public IEnumerable<string> All()
    {
        ConditionProblems conditions = new(_known);
        ActionProblems actions = new(_known);
        return
        [
            .. Names("rules", [.. _automation.Rules.Select(rule => rule.Name), .. _automation.TimeRules.Select(rule => rule.Name)]),
            .. Names("macros", [.. _automation.Macros.Select(macro => macro.Name)]),
            .. Names("notices", [.. _automation.Notices.Select(notice => notice.Name)]),
            .. _automation.Rules.Index().SelectMany(rule => Of(rule.Item, Place("rules", rule.Index, rule.Item.Name), conditions, actions)),
            .. _automation.Macros.Index().SelectMany(macro => Of(macro.Item, Place("macros", macro.Index, macro.Item.Name), conditions, actions)),
            .. _automation.TimeRules.Index().SelectMany(rule => Of(rule.Item, Place("timeRules", rule.Index, rule.Item.Name), conditions, actions)),
            .. _automation.Notices.Index().SelectMany(notice => Of(notice.Item, Place("notices", notice.Index, notice.Item.Name), conditions)),
            .. OfSatisfaction(conditions),
            .. _automation.AutoCloses.SelectMany(OfAutoClose),
        ];
    }

    private static string Place(string list, int index, string name) => FormattableString.Invariant($"{list}[{index}] '{name}'");

    private static IEnumerable<string> Names(string list, string[] names)
    {
        if (names.Length > MaximumEach)
        {
            yield return $"{list}: there are {names.Length}; at most {MaximumEach} are allowed.";
        }

        foreach (string name in names.Where(name => string.IsNullOrWhiteSpace(name) || name.Length > MaximumName || name.Any(char.IsControl)))
        {
            yield return $"{list}: the name '{name}' has {name.Length} characters; a name has 1 to {MaximumName}, and no control characters.";
        }

        foreach (var same in names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"{list}: the name '{same.Key}' is given {same.Count()} times. Give each its own.";
        }
    }

    private IEnumerable<string> Of(TicketRule rule, string place, ConditionProblems conditions, ActionProblems actions) =>
    [
        .. rule.On.Count == 0 ? [$"{place}.on: waits for no event. Give at least one."] : OfEvents(rule.On, place),
        .. conditions.Of(rule.If, place + ".if"),
        .. actions.Of(rule.Then, place, isAutomatic: true),
    ];

    private static IEnumerable<string> Of(TicketMacro macro, string place, ConditionProblems conditions, ActionProblems actions) =>
        [.. conditions.Of(macro.If, place + ".if"), .. actions.Of(macro.Then, place, isAutomatic: false)];

    private IEnumerable<string> Of(NotificationPolicy notice, string place, ConditionProblems conditions) =>
    [
        .. OfEvents(notice.On, place),
        .. conditions.Of(notice.If, place + ".if"),
        .. In($"{place}.hours", notice.Hours is { } hours ? _known.CalendarProblem(hours) : null),
        .. In($"{place}.text", PlaceholderText.Problem(notice.Text, withSubject: false)),
    ];

    private IEnumerable<string> OfEvents(IReadOnlyList<TicketRuleEvent> events, string place) => events.Index().SelectMany(one => one.Item switch
    {
        TicketRuleEvent.Transitioned moved => In(
            FormattableString.Invariant($"{place}.on[{one.Index}]"), _known.StateProblem(moved.From), _known.StateProblem(moved.To), _known.TriggerProblem(moved.Trigger)),
        TicketRuleEvent.SlaEscalated { Level: < 1 } escalated => [FormattableString.Invariant($"{place}.on[{one.Index}]: the level is {escalated.Level}; levels count from 1.")],
        TicketRuleEvent.Other { Type: "" } => [FormattableString.Invariant($"{place}.on[{one.Index}]: names no event.")],
        _ => Enumerable.Empty<string>(),
    });

    private IEnumerable<string> Of(TimeRule rule, string place, ConditionProblems conditions, ActionProblems actions) =>
    [
        .. In(place, AnchorProblem(rule)),
        .. In(place, TimeProblems(rule)),
        .. In($"{place}.calendar", rule.Calendar is { } calendar ? _known.CalendarProblem(calendar) : null),
        .. conditions.Of(rule.If, place + ".if"),
        .. actions.Of(rule.Then, place, isAutomatic: true),
    ];

    private string? AnchorProblem(TimeRule rule) => rule.Since switch
    {
        TimeRuleAnchor.State => rule.State is null ? "counts since a state; say which with 'state'." : _known.StateProblem(rule.State),
        TimeRuleAnchor.Category => rule.Category is null ? "counts since a category; say which with 'category'." : null,
        TimeRuleAnchor.Field => string.IsNullOrWhiteSpace(rule.Field) ? "counts from a field's date; say which with 'field'." : null,
        _ when !Enum.IsDefined(rule.Since) => $"counts from '{rule.Since}', which there is not.",
        _ => null,
    };

    private static string?[] TimeProblems(TimeRule rule) =>
    [
        rule.After is null == rule.BusinessDays is null ? "needs either 'after' or 'businessDays'." : null,
        rule.BusinessDays is < 1 or > MaximumBusinessDays ? $"counts {rule.BusinessDays} business days; give 1 to {MaximumBusinessDays}." : null,
        rule.BusinessDays is not null && rule.Calendar is null ? "counts business days; say on which calendar." : null,
        rule.After is { } after && after.Duration() > Longest ? $"counts {after:c}; give at most {Longest.Days} days." : null,
        rule.After < TimeSpan.Zero && rule.Since is not (TimeRuleAnchor.Due or TimeRuleAnchor.Field) ? $"counts {rule.After:c}, but only what lies ahead, a due time or a field's date, has a before." : null,
        rule.RepeatEvery is { } again && (again <= TimeSpan.Zero || again > Longest) ? $"repeats every {again:c}; give more than zero and at most {Longest.Days} days." : null,
        rule.Maximum is < 1 or > MaximumRuns ? $"runs at most {rule.Maximum} times; give 1 to {MaximumRuns}." : null,
        rule.Maximum > 1 && rule.RepeatEvery is null ? "runs more than once; say after what time with 'repeatEvery'." : null,
    ];

    private IEnumerable<string> OfSatisfaction(ConditionProblems conditions) => _automation.Satisfaction is not { } policy ? [] :
    [
        .. In(
            "satisfaction",
            policy.Delay < TimeSpan.Zero || policy.Delay > Longest ? $"the delay is {policy.Delay:c}; give zero to {Longest.Days} days." : null,
            policy.QuietPeriod < TimeSpan.Zero || policy.QuietPeriod > Longest ? $"the quiet period is {policy.QuietPeriod:c}; give zero to {Longest.Days} days." : null,
            policy.Hours is { } hours ? _known.CalendarProblem(hours) : null),
        .. conditions.Of(policy.If, "satisfaction.if"),
    ];

    private IEnumerable<string> OfAutoClose((string Type, string Trigger, string? ReopenTrigger) autoClose)
    {
        foreach (string trigger in new[] { autoClose.Trigger, autoClose.ReopenTrigger }.OfType<string>())
        {
            if (!_known.HasTrigger(autoClose.Type, StateCategory.Solved, trigger))
            {
                yield return $"auto-close of '{autoClose.Type}': its workflow has no trigger '{trigger}' for a solved ticket. Name one that it has.";
            }
        }
    }

    private static IEnumerable<string> In(string place, params string?[] problems) => problems.OfType<string>().Select(problem => $"{place}: {problem}");
}
