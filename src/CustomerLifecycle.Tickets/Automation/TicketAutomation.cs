using System.Collections.Frozen;
namespace CustomerLifecycle.Tickets;

/// <summary>The automation of the options, compiled for decisions. Immutable.</summary>
internal sealed class TicketAutomation
{
    private static readonly TicketActor AllRules = TicketActor.System("rules");

    private readonly RuleEngine _rules;

    public TicketAutomation(TicketsOptions options, TicketDecider decider, EscalationDecider escalations)
    {
        TicketAutomationOptions automation = options.Automation;
        Dictionary<string, Calendars.BusinessCalendar> calendars = new(options.Calendars, StringComparer.Ordinal);
        ConditionEvaluator conditions = new(options);
        ActionRunner actions = new(decider, escalations, new(options.Callbacks), automation.Satisfaction);
        _rules = new([.. automation.Rules], conditions, actions);
        Macros = new([.. automation.Macros], conditions, actions);
        TimeRules = new([.. automation.TimeRules], calendars, conditions);
        TimeRuleDecider = new(TimeRules, actions);
        Notifications = new([.. automation.Notices], calendars, conditions);
        Satisfaction = automation.Satisfaction is { } policy ? new(policy, calendars, conditions) : null;
    }

    public MacroDecider Macros { get; }

    public TimeRuleClock TimeRules { get; }

    public TimeRuleDecider TimeRuleDecider { get; }

    public NotificationEngine Notifications { get; }

    public SatisfactionDecider? Satisfaction { get; }

    /// <summary>What was decided, and what rules and notices make of it.</summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="actor">Who gave the command.</param>
    /// <param name="now">When.</param>
    /// <param name="refused">Rules, by the ids of their actors, whose result may not be stored, and why.</param>
    public TicketDecision Extend(TicketDecision decision, TicketActor actor, DateTimeOffset now, IReadOnlyDictionary<string, TicketRefusal>? refused = null) =>
        decision.Refusals.Count > 0 || decision.Steps.Count + decision.Notices.Count == 0
            ? decision
            : Notifications.Extend(_rules.Extend(decision, actor, refused ?? FrozenDictionary<string, TicketRefusal>.Empty), actor, now);

    /// <summary>The rule to refuse when a decision may not be stored: the last that moves a ticket, for that is what other tickets forbid; else the last
    /// that does anything. Null when there is none.</summary>
    public static string? SuspectIn(TicketDecision decision, IEnumerable<string> refused)
    {
        TicketStep[] steps = [.. decision.Steps.Where(step => step.Actor?.Id.StartsWith("rule/", StringComparison.Ordinal) == true && !refused.Contains(step.Actor.Id, StringComparer.Ordinal))];
        return (steps.LastOrDefault(step => step.Transition is not null) ?? steps.LastOrDefault(step => step.Action is not (RuleEngine.RefusedAction or RuleEngine.StoppedAction)))?.Actor!.Id;
    }

    /// <summary>What was decided alone, with a note why the rules are not with it.</summary>
    public static TicketDecision WithoutRules(TicketDecision decision, TicketRefusal refusal, DateTimeOffset now) => decision.After is not { } after
        ? decision
        : decision with { Steps = [.. decision.Steps, RuleEngine.Note(after, AllRules, RuleEngine.RefusedAction, $"{refusal.Code}: {refusal.Message}", now)] };

    /// <summary>Counts what rules did in a decision that was stored.</summary>
    public static void Record(TicketDecision decision)
    {
        foreach (var rule in decision.Steps.Where(step => step.Actor?.Id.StartsWith("rule/", StringComparison.Ordinal) == true).GroupBy(step => step.Actor!.Id, StringComparer.Ordinal))
        {
            string[] noted = [.. rule.Select(step => step.Action).Where(action => action is RuleEngine.RefusedAction or RuleEngine.StoppedAction)];
            foreach (string action in noted)
            {
                TicketsTelemetry.RecordRule(action == RuleEngine.RefusedAction ? "refused" : "stopped");
            }

            if (rule.Count() > noted.Length)
            {
                TicketsTelemetry.RecordRule("applied");
            }
        }
    }
}
