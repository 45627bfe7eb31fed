using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds everything that is wrong with the options before the first ticket.</summary>
internal sealed class TicketsOptionsValidator(IEnumerable<ITicketEffect> effects) : IValidateOptions<TicketsOptions>
{
    public ValidateOptionsResult Validate(string? name, TicketsOptions options)
    {
        List<string> problems = [];
        string[] effectNames = [.. effects.Select(effect => effect.Name)];
        foreach (WorkflowDefinition workflow in TicketCatalog.WorkflowsOf(options))
        {
            problems.AddRange(workflow.Validate(TicketCatalog.GuardsOf(options).Keys, effectNames).Select(problem => $"Workflow '{workflow.Name}': {problem}"));
        }

        problems.AddRange(Duplicates(TicketCatalog.WorkflowsOf(options).Select(workflow => $"workflow '{workflow.Name}', version {workflow.Version},")));
        problems.AddRange(Duplicates(options.SlaPolicies.Select(policy => $"SLA policy '{policy.Name}'")));
        foreach (SlaPolicy policy in options.SlaPolicies)
        {
            problems.AddRange(SlaPolicyProblems.Of(policy, options.Calendars.Keys));
        }

        if (!TicketCatalog.PrioritiesOf(options).Contains(options.DefaultPriority, StringComparer.Ordinal))
        {
            problems.Add($"DefaultPriority '{options.DefaultPriority}' is not one of Priorities.");
        }

        if (TicketNumberFormat.Problem(options.NumberFormat) is { } problem)
        {
            problems.Add(problem);
        }

        if (options.RepeatVisitWindow <= TimeSpan.Zero)
        {
            problems.Add($"RepeatVisitWindow is {options.RepeatVisitWindow}; it must be above zero.");
        }

        problems.AddRange(RelationProblems(options));
        problems.AddRange(options.FieldService.Problems());
        problems.AddRange(options.Callbacks.Problems());
        problems.AddRange(TicketContentProblems.Of(options));
        problems.AddRange(new AutomationProblems(options, effectNames).All());
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> RelationProblems(TicketsOptions options)
    {
        foreach (RecontactPolicy policy in options.RecontactPolicies)
        {
            if (policy.Window < TimeSpan.Zero || string.IsNullOrWhiteSpace(policy.Name) || policy.Name.Length > Input.MaximumName || string.IsNullOrWhiteSpace(policy.Trigger))
            {
                yield return $"The recontact policy '{policy.Name}' needs a name of 1 to {Input.MaximumName} characters, a trigger and a window that is not below zero, not {policy.Window}.";
            }
        }

        foreach (EscalationPath path in options.EscalationPaths)
        {
            if (path.Steps.IsDefaultOrEmpty)
            {
                yield return $"The escalation path '{path.Name}' has no steps. Add what happens at level 1.";
            }

            foreach (string? priority in path.Steps.IsDefault ? [] : path.Steps.Select(step => step.Priority))
            {
                if (priority is not null && !TicketCatalog.PrioritiesOf(options).Contains(priority, StringComparer.Ordinal))
                {
                    yield return $"The escalation path '{path.Name}' names the priority '{priority}', which is not one of Priorities.";
                }
            }
        }
    }

    private static IEnumerable<string> Duplicates(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"The {same.Key} was added twice.");
}
