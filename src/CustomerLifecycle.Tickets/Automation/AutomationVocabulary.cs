using System.Collections.Frozen;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>The names that automation may use, and what to say about others.</summary>
internal sealed class AutomationVocabulary(TicketsOptions options, IEnumerable<string> effects)
{
    private readonly WorkflowDefinition[] _workflows = [.. TicketCatalog.WorkflowsOf(options)];
    private readonly FrozenSet<string> _priorities = TicketCatalog.PrioritiesOf(options).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _notices = options.Automation.Notices.Select(notice => notice.Name).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _effects = effects.ToFrozenSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Predicates { get; } = options.Automation.Predicates.Keys.ToFrozenSet(StringComparer.Ordinal);

    public bool AsksForSatisfaction => options.Automation.Satisfaction is not null;

    public string? PriorityProblem(string priority) => _priorities.Contains(priority)
        ? null
        : $"no priority is named '{priority}'. Use one of {string.Join(", ", TicketCatalog.PrioritiesOf(options))}, or add it to TicketsOptions.Priorities.";

    public string? CalendarProblem(string calendar) =>
        options.Calendars.ContainsKey(calendar) ? null : $"no calendar is named '{calendar}'. Call AddCalendar.";

    public string? TypeProblem(string type) => _workflows.Any(workflow => workflow.Name == type)
        ? null
        : $"no workflow is named '{type}'. Use one of {string.Join(", ", _workflows.Select(workflow => workflow.Name).Distinct())}, or call AddWorkflow.";

    public string? StateProblem(string? state) => state is null || _workflows.Any(workflow => workflow.States.Any(one => one.Name == state))
        ? null
        : $"no workflow has a state '{state}'.";

    public string? TriggerProblem(string? trigger) => trigger is null || _workflows.Any(workflow => workflow.Transitions.Any(one => one.Trigger == trigger))
        ? null
        : $"no workflow has a trigger '{trigger}'.";

    public string? EffectProblem(string effect) => _effects.Contains(effect) ? null : $"no effect is registered as '{effect}'. Call AddTicketEffect.";

    public string? NoticeProblem(string notice) => _notices.Contains(notice) ? null : $"no notice is named '{notice}'. Call AddNotice.";

    /// <summary>Whether the latest workflow of a type has a trigger in some state of a category, the state's parents included.</summary>
    public bool HasTrigger(string type, StateCategory category, string trigger)
    {
        if (_workflows.Where(workflow => workflow.Name == type).MaxBy(workflow => workflow.Version) is not { } workflow)
        {
            return false;
        }

        HashSet<string> states = [.. workflow.States.Where(state => state.Category == category).Select(state => state.Name)];
        foreach (StateDefinition _ in workflow.States)
        {
            states.UnionWith(workflow.States.Where(state => states.Contains(state.Name)).Select(state => state.Parent).OfType<string>().ToArray());
        }

        return workflow.Transitions.Any(transition => transition.Trigger == trigger && states.Contains(transition.From));
    }
}
