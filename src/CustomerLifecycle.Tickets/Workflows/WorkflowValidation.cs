using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds everything that is wrong with a workflow.</summary>
internal sealed class WorkflowValidation(WorkflowDefinition definition)
{
    private const int MaximumNameLength = 64;
    private const int MaximumStates = 500;
    private const int MaximumTransitions = 5_000;

    private readonly List<WorkflowProblem> _problems = [];
    private readonly Dictionary<string, StateDefinition> _states = new(StringComparer.Ordinal);

    public IReadOnlyList<WorkflowProblem> Run(IEnumerable<string>? guards, IEnumerable<string>? effects)
    {
        CheckName(definition.Name, "name");
        Check(definition.Version >= 1, "version", $"is {definition.Version}; versions count from 1.");
        Check(definition.States.Count <= MaximumStates && definition.Transitions.Count <= MaximumTransitions, "workflow", $"has more than {MaximumStates} states or {MaximumTransitions} transitions.");
        foreach (StateDefinition state in definition.States)
        {
            CheckName(state.Name, "states." + state.Name);
            Check(Enum.IsDefined(state.Category), "states." + state.Name, $"has no known category ({state.Category}).");
            Check(_states.TryAdd(state.Name, state), "states." + state.Name, "is there twice; give each state a name of its own.");
        }

        Check(_states.ContainsKey(definition.Initial), "initial", $"names the state '{definition.Initial}', which does not exist.");
        foreach (StateDefinition state in definition.States)
        {
            CheckParent(state);
        }

        foreach (TransitionDefinition transition in definition.Transitions)
        {
            CheckTransition(transition);
        }

        CheckOverlaps();
        CheckNames(guards, definition.Transitions.SelectMany(t => t.Guards.Select(g => (Place(t), g.StartsWith('!') ? g[1..] : g))), "guard");
        CheckNames(effects, definition.Transitions.SelectMany(t => t.Effects.Select(e => (Place(t), e)))
            .Concat(definition.States.SelectMany(s => s.OnEntry.Concat(s.OnExit).Select(e => ("states." + s.Name, e)))), "effect");

        // The shape is only worth judging when all names are known.
        if (_problems.Count == 0)
        {
            CheckShape();
        }

        return _problems;
    }

    private static string Place(TransitionDefinition transition) => $"transitions.{transition.From}/{transition.Trigger}";

    private void CheckParent(StateDefinition state)
    {
        if (state.Parent is null)
        {
            return;
        }

        if (!_states.TryGetValue(state.Parent, out StateDefinition? parent))
        {
            Check(false, "states." + state.Name, $"is a substate of '{state.Parent}', which does not exist.");
            return;
        }

        HashSet<string> seen = [state.Name];
        while (parent is not null && seen.Add(parent.Name))
        {
            parent = parent.Parent is null ? null : _states.GetValueOrDefault(parent.Parent);
        }

        Check(parent is null, "states." + state.Name, "is a substate of itself, directly or through others.");
    }

    private void CheckTransition(TransitionDefinition transition)
    {
        CheckName(transition.Trigger, Place(transition));
        Check(_states.ContainsKey(transition.From), Place(transition), $"leaves the state '{transition.From}', which does not exist.");
        Check(_states.ContainsKey(transition.To), Place(transition), $"leads to the state '{transition.To}', which does not exist.");
    }

    private void CheckOverlaps()
    {
        foreach (IGrouping<(string From, string Trigger), TransitionDefinition> same in definition.Transitions.GroupBy(t => (t.From, t.Trigger)))
        {
            TransitionDefinition[] all = [.. same];
            for (int i = 0; i < all.Length; i++)
            {
                Check(all[i].Guards.Count > 0 || i == all.Length - 1, Place(all[i]), "has no guard but is followed by another transition for the same trigger, which is never taken. Put it last, or give it a guard.");
                for (int j = i + 1; j < all.Length; j++)
                {
                    Check(
                        all[i].Guards.Count == 0 || !all[i].Guards.ToHashSet(StringComparer.Ordinal).SetEquals(all[j].Guards),
                        Place(all[j]),
                        "has the same guards as another transition for the same trigger: both hold at once. Change the guards of one.");
                }
            }
        }
    }

    private void CheckNames(IEnumerable<string>? known, IEnumerable<(string Place, string Name)> used, string what)
    {
        HashSet<string>? names = known?.ToHashSet(StringComparer.Ordinal);
        foreach ((string place, string name) in used.Distinct())
        {
            CheckName(name, place);
            Check(names is null || names.Contains(name), place, $"names the {what} '{name}', which no code has registered.");
        }
    }

    private void CheckShape()
    {
        ILookup<string, string> next = Lookup(step => step);
        HashSet<string> reached = Walk([definition.Initial], next);
        foreach (StateDefinition state in definition.States)
        {
            bool reachable = reached.Contains(state.Name) || definition.States.Any(child => reached.Contains(child.Name) && IsWithin(child, state.Name));
            Check(reachable, "states." + state.Name, "cannot be reached from the initial state. Add a transition to it, or remove it.");
        }

        string[] closed = [.. definition.States.Where(state => state.Category == StateCategory.Closed).Select(state => state.Name)];
        Check(closed.Length > 0, "states", "has no state of the category Closed, so that no ticket can ever end.");
        HashSet<string> ending = Walk(closed, Lookup(step => (step.To, step.From)));
        foreach (StateDefinition state in definition.States.Where(state => closed.Length > 0 && reached.Contains(state.Name) && !ending.Contains(state.Name)))
        {
            Check(false, "states." + state.Name, next.Contains(state.Name)
                ? "has no way to a state of the category Closed."
                : "is a dead end: nothing can be done in it, and it is not of the category Closed.");
        }
    }

    private ILookup<string, string> Lookup(Func<(string From, string To), (string From, string To)> turn) =>
        definition.States
            .SelectMany(state => definition.Transitions.Where(t => IsWithin(state, t.From)).Select(t => turn((state.Name, t.To))))
            .ToLookup(step => step.From, step => step.To);

    private bool IsWithin(StateDefinition state, string ancestor) =>
        state.Name == ancestor || (state.Parent is { } parent && IsWithin(_states[parent], ancestor));

    private static HashSet<string> Walk(IEnumerable<string> from, ILookup<string, string> next)
    {
        HashSet<string> reached = [.. from];
        Queue<string> open = new(reached);
        while (open.TryDequeue(out string? state))
        {
            foreach (string to in next[state].Where(reached.Add))
            {
                open.Enqueue(to);
            }
        }

        return reached;
    }

    private void CheckName(string name, string place) =>
        Check(
            !string.IsNullOrWhiteSpace(name) && name.Length <= MaximumNameLength && !name.Any(char.IsControl),
            place,
            $"has the name '{name}'. A name has 1 to {MaximumNameLength} characters, and no control characters.");

    private void Check(bool holds, string place, string message)
    {
        if (!holds)
        {
            _problems.Add(new(place, message));
        }
    }
}
