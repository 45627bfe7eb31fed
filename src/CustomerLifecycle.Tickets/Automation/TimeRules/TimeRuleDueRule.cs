using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket is due when its next time rule is.</summary>
internal sealed class TimeRuleDueRule(TicketAutomation automation) : ITicketDueRule
{
    public IEnumerable<DueChange> After(TicketStep step)
    {
        DateTimeOffset? old = step.Before is { } before ? automation.TimeRules.NextDue(before) : null;
        DateTimeOffset? next = automation.TimeRules.NextDue(step.After);
        if (next is { } dueAt && (next != old || step.Action == TimeRuleDecider.Action))
        {
            yield return DueChange.Schedule(TimeRuleHandler.TimeRuleKind, step.After.Id.Value, dueAt);
        }
        else if (next is null && old is not null)
        {
            yield return DueChange.Cancel(TimeRuleHandler.TimeRuleKind, step.After.Id.Value);
        }
    }
}
