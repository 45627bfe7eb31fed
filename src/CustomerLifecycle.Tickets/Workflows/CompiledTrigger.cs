namespace CustomerLifecycle.Tickets;

/// <summary>What a trigger may do in a state: its transitions, the state's own before those of its parents.</summary>
internal sealed class CompiledTrigger(string name, WorkflowTransition[] transitions)
{
    public string Name => name;

    /// <summary>Whether the trigger is permitted whatever the context.</summary>
    public bool IsUnconditional { get; } = transitions is [{ CompiledGuards.Length: 0, Permission: null }, ..];

    /// <summary>Decides: the first transition whose guards hold is the one; then it needs its permission and its fields.</summary>
    public FireResult Judge(WorkflowContext context, ref GuardAnswers answers)
    {
        string? refusal = null;
        foreach (WorkflowTransition transition in transitions)
        {
            refusal = RefusalOf(transition.CompiledGuards, context, ref answers);
            if (refusal is null)
            {
                return Complete(transition, context);
            }
        }

        return new(FireOutcome.GuardRefused, null, refusal);
    }

    /// <summary>Whether the trigger is offered: it would be taken, if need be after fields are filled in.</summary>
    public bool IsPermitted(WorkflowContext context, ref GuardAnswers answers)
    {
        foreach (WorkflowTransition transition in transitions)
        {
            if (RefusalOf(transition.CompiledGuards, context, ref answers) is null)
            {
                return transition.Permission is null || context.Permissions.Contains(transition.Permission);
            }
        }

        return false;
    }

    private static string? RefusalOf(CompiledGuard[] guards, WorkflowContext context, ref GuardAnswers answers)
    {
        foreach (ref readonly CompiledGuard guard in guards.AsSpan())
        {
            if (!answers.Passes(in guard, context))
            {
                return guard.Name;
            }
        }

        return null;
    }

    private static FireResult Complete(WorkflowTransition transition, WorkflowContext context)
    {
        if (transition.Permission is { } permission && !context.Permissions.Contains(permission))
        {
            return new(FireOutcome.PermissionMissing, null, permission);
        }

        foreach (string field in transition.RequiredFieldNames)
        {
            if (context.Value(field) is null)
            {
                return new(FireOutcome.FieldMissing, null, field);
            }
        }

        return new(FireOutcome.Moved, transition, null);
    }
}
