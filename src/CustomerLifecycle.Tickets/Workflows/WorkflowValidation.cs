using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds everything that is wrong with a workflow. What cannot be judged because of another problem is left out; all else is
/// judged by what is there.</summary>
internal sealed class WorkflowValidation(WorkflowDefinition definition)
{
    private const int MaximumStates = 500;
    private const int MaximumTransitions = 5_000;

    private readonly WorkflowProblems _problems = new();
    private readonly Dictionary<string, StateDefinition> _states = new(StringComparer.Ordinal);

    public IReadOnlyList<WorkflowProblem> Run(IEnumerable<string>? guards, IEnumerable<string>? effects)
    {
        CheckHead();
        (int Index, TransitionDefinition Transition)[] transitions = [.. definition.Transitions.Index().Where(t => t.Item is not null)];
        foreach (int missing in definition.Transitions.Index().Where(t => t.Item is null).Select(t => t.Index))
        {
            _problems.Add($"transitions[{missing}]", "is null. Remove it.");
        }

        CollectStates();
        HashSet<string>? knownGuards = guards?.ToHashSet(StringComparer.Ordinal);
        HashSet<string>? knownEffects = effects?.ToHashSet(StringComparer.Ordinal);
        foreach (StateDefinition state in _states.Values)
        {
            CheckState(state, knownEffects);
        }

        foreach ((int index, TransitionDefinition transition) in transitions)
        {
            CheckTransition(index, transition, knownGuards, knownEffects);
        }

        new WorkflowOverlaps(transitions, _problems).Check();
        new WorkflowShape(definition, _states, transitions, _problems).Check();
        return _problems.Found;
    }

    private void CheckHead()
    {
        if (WorkflowProblems.NameProblem(definition.Name) is { } problem)
        {
            _problems.Add("name", problem);
        }

        if (definition.Version < 1)
        {
            _problems.Add("version", $"is {definition.Version}; versions count from 1.");
        }

        if (definition.States.Count > MaximumStates || definition.Transitions.Count > MaximumTransitions)
        {
            _problems.Add("workflow", $"has {definition.States.Count} states and {definition.Transitions.Count} transitions; at most {MaximumStates} and {MaximumTransitions} are run. Split it.");
        }
    }

    private void CollectStates()
    {
        if (definition.States.Count == 0)
        {
            _problems.Add("states", "is empty. Give the workflow a state to start in and one of the category Closed.");
        }

        foreach ((int index, StateDefinition? state) in definition.States.Index())
        {
            if (state?.Name is null)
            {
                _problems.Add($"states[{index}]", state is null ? "is null. Remove it." : "has no name.");
            }
            else if (!_states.TryAdd(state.Name, state))
            {
                _problems.AddState(state.Name, "is there twice; give each state a name of its own.");
            }
        }

        if (string.IsNullOrEmpty(definition.Initial))
        {
            _problems.Add("initial", "is missing. Name the state in which a ticket starts.");
        }
        else if (!_states.ContainsKey(definition.Initial) && definition.States.Count > 0)
        {
            _problems.Add("initial", $"names the state '{definition.Initial}', which does not exist. {Known()}");
        }
    }

    private void CheckState(StateDefinition state, HashSet<string>? effects)
    {
        if (WorkflowProblems.NameProblem(state.Name) is { } problem)
        {
            _problems.AddState(state.Name, problem);
        }

        if (!Enum.IsDefined(state.Category))
        {
            _problems.AddState(state.Name, $"has the category {state.Category}, which does not exist. Categories are {string.Join(", ", Enum.GetNames<StateCategory>())}.");
        }

        foreach (string? effect in state.OnEntry.Concat(state.OnExit).Distinct())
        {
            if (UseProblem(effect, effects, "effect") is { } useProblem)
            {
                _problems.AddState(state.Name, useProblem);
            }
        }

        CheckParent(state);
    }

    private void CheckParent(StateDefinition state)
    {
        if (state.Parent is null)
        {
            return;
        }

        if (!_states.TryGetValue(state.Parent, out StateDefinition? parent))
        {
            _problems.AddState(state.Name, $"is a substate of '{state.Parent}', which does not exist. {Known()}");
            return;
        }

        if ((state.Category == StateCategory.Closed && parent.Category is not (StateCategory.Closed or StateCategory.Solved))
            || (state.Category != StateCategory.Closed && parent.Category == StateCategory.Closed))
        {
            _problems.AddState(state.Name, $"is {state.Category} but a substate of '{parent.Name}', which is {parent.Category}: a closed ticket could do what an open one may, or the other way round. Move it out of its parent.");
        }

        HashSet<string> seen = [];
        StateDefinition? at = state;
        while (at is not null && seen.Add(at.Name))
        {
            at = at.Parent is null ? null : _states.GetValueOrDefault(at.Parent);
        }

        // A state whose parents go round without it is not the one to mend.
        if (at?.Name == state.Name)
        {
            _problems.AddState(state.Name, "is a substate of itself, directly or through others. Take one of them out of its parent.");
        }
    }

    private void CheckTransition(int index, TransitionDefinition transition, HashSet<string>? guards, HashSet<string>? effects)
    {
        Add(WorkflowProblems.NameProblem(transition.Trigger));
        Add(transition.From is not null && _states.ContainsKey(transition.From) ? null : $"leaves the state '{transition.From}', which does not exist. {Known()}");
        Add(transition.To is not null && _states.ContainsKey(transition.To) ? null : $"leads to the state '{transition.To}', which does not exist. {Known()}");
        Add(transition.Permission is null ? null : UseProblem(transition.Permission, null, "permission"));
        foreach (string? name in transition.Guards.Distinct())
        {
            Add(UseProblem(name is null ? null : GuardName.Of(name), guards, "guard") ?? (name!.StartsWith("!!", StringComparison.Ordinal) ? $"names the guard '{name}'. One '!' says that a guard must not hold." : null));
        }

        foreach (string? name in transition.Effects.Distinct())
        {
            Add(UseProblem(name, effects, "effect"));
        }

        foreach (string? name in transition.RequiredFields.Distinct())
        {
            Add(UseProblem(name, null, "field"));
        }

        void Add(string? problem)
        {
            if (problem is not null)
            {
                _problems.AddTransition(index, transition, problem);
            }
        }
    }

    private static string? UseProblem(string? name, HashSet<string>? known, string what) =>
        WorkflowProblems.NameProblem(name) is { } problem ? $"names a {what}: {problem}"
        : known?.Contains(name!) == false ? $"names the {what} '{name}', which no code has registered. {(known.Count == 0 ? "None is registered." : "Registered are " + string.Join(", ", known.Order(StringComparer.Ordinal)) + ".")}"
        : null;

    private string Known() => $"The workflow has {string.Join(", ", _states.Keys)}.";
}
