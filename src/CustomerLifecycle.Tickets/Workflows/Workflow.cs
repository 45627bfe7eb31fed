using System.Collections.Frozen;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A workflow compiled for decisions. Pure, immutable and thread-safe: <see cref="Fire"/> says what a trigger does and changes
/// nothing.</summary>
public sealed class Workflow
{
    private readonly FrozenDictionary<string, State> _states;

    /// <summary>Compiles a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="guards">The guards by the names the definition uses.</param>
    /// <exception cref="WorkflowDefinitionException">The workflow has problems, or names a guard that is missing here; all are listed.</exception>
    public Workflow(WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowGuard>? guards = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        guards ??= FrozenDictionary<string, WorkflowGuard>.Empty;
        IReadOnlyList<WorkflowProblem> problems = definition.Validate(guards.Keys);
        if (problems.Count > 0)
        {
            throw new WorkflowDefinitionException(definition.Name, definition.Version, problems);
        }

        Definition = definition;
        Dictionary<string, StateDefinition> states = definition.States.ToDictionary(state => state.Name, StringComparer.Ordinal);
        _states = definition.States.ToFrozenDictionary(
            state => state.Name,
            state => new State(state.Category, Compile(state, states, definition, guards)),
            StringComparer.Ordinal);
    }

    /// <summary>The definition.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>The state in which a ticket starts.</summary>
    public string InitialState => Definition.Initial;

    /// <summary>Whether the workflow has a state.</summary>
    /// <param name="state">The state's name.</param>
    public bool HasState(string state) => _states.ContainsKey(state);

    /// <summary>The category of a state.</summary>
    /// <param name="state">The state's name.</param>
    /// <exception cref="ArgumentException">The workflow has no such state.</exception>
    public StateCategory CategoryOf(string state) => _states.TryGetValue(state, out State? found)
        ? found.Category
        : throw new ArgumentException($"The workflow '{Definition.Name}' has no state '{state}'.", nameof(state));

    /// <summary>Decides what a trigger does in a state. Each guard is asked at most once. Allocates nothing of its own.</summary>
    /// <param name="state">The state.</param>
    /// <param name="trigger">What is done.</param>
    /// <param name="context">What guards, required fields and permissions are judged by; null for <see cref="WorkflowContext.Empty"/>.</param>
    /// <returns>The transition, or why there is none: of several transitions for the trigger, the reason of the last.</returns>
    public FireResult Fire(string state, string trigger, WorkflowContext? context = null)
    {
        if (!_states.TryGetValue(state, out State? found))
        {
            return new(FireOutcome.UnknownState, null, null);
        }

        FireResult result = new(FireOutcome.NotPermitted, null, null);
        foreach (WorkflowTransition transition in found.Transitions)
        {
            if (string.Equals(transition.Trigger, trigger, StringComparison.Ordinal))
            {
                result = Judge(transition, context ?? WorkflowContext.Empty);
                if (result.Outcome != FireOutcome.GuardRefused)
                {
                    return result;
                }
            }
        }

        return result;
    }

    /// <summary>The triggers that would be taken in a state, each once, in the order of the definition. Of a transition whose guards hold
    /// but that lacks a field, the trigger is listed too: the field can still be filled in.</summary>
    /// <param name="state">The state.</param>
    /// <param name="context">What guards and permissions are judged by; null for <see cref="WorkflowContext.Empty"/>.</param>
    /// <returns>Empty for a state the workflow does not have.</returns>
    public IReadOnlyList<string> PermittedTriggers(string state, WorkflowContext? context = null)
    {
        List<string> triggers = [];
        if (_states.TryGetValue(state, out State? found))
        {
            foreach (WorkflowTransition transition in found.Transitions)
            {
                if (!triggers.Contains(transition.Trigger)
                    && Judge(transition, context ?? WorkflowContext.Empty).Outcome is FireOutcome.Moved or FireOutcome.FieldMissing)
                {
                    triggers.Add(transition.Trigger);
                }
            }
        }

        return triggers;
    }

    private static FireResult Judge(WorkflowTransition transition, WorkflowContext context)
    {
        foreach ((WorkflowGuard guard, bool expected, string name) in transition.Guards)
        {
            if (guard(context) != expected)
            {
                return new(FireOutcome.GuardRefused, null, name);
            }
        }

        if (transition.Permission is { } permission && !context.Permissions.Contains(permission))
        {
            return new(FireOutcome.PermissionMissing, null, permission);
        }

        foreach (string field in transition.RequiredFields)
        {
            if (context.Value(field) is null)
            {
                return new(FireOutcome.FieldMissing, null, field);
            }
        }

        return new(FireOutcome.Moved, transition, null);
    }

    // Own transitions first, then those of the parents: a substate may refine what its parent permits.
    private static WorkflowTransition[] Compile(
        StateDefinition state, Dictionary<string, StateDefinition> states, WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowGuard> guards) =>
        [.. from level in Chain(state, states)
            from transition in definition.Transitions
            where transition.From == level.Name
            let to = states[transition.To]
            select new WorkflowTransition(
                transition,
                state,
                to,
                Effects(state, to, transition, states),
                [.. transition.Guards.Select(name => name.StartsWith('!') ? (guards[name[1..]], false, name) : (guards[name], true, name))])];

    private static List<string> Effects(StateDefinition from, StateDefinition to, TransitionDefinition transition, Dictionary<string, StateDefinition> states)
    {
        // What both states are within is neither left nor entered; a transition to the state itself leaves and enters it.
        StateDefinition[] left = [.. Chain(from, states)];
        StateDefinition[] entered = [.. Chain(to, states)];
        StateDefinition[] shared = from == to ? left[1..] : [.. left.Intersect(entered)];
        return
        [
            .. left.Except(shared).SelectMany(state => state.OnExit),
            .. transition.Effects,
            .. entered.Except(shared).Reverse().SelectMany(state => state.OnEntry),
        ];
    }

    private static IEnumerable<StateDefinition> Chain(StateDefinition state, Dictionary<string, StateDefinition> states)
    {
        for (StateDefinition? at = state; at is not null; at = at.Parent is null ? null : states[at.Parent])
        {
            yield return at;
        }
    }

    private sealed record State(StateCategory Category, WorkflowTransition[] Transitions);
}
