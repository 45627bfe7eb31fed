using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds states that no ticket reaches, states that it never leaves, and states from which it never gets to Closed. Guards are
/// taken to hold some day.</summary>
internal sealed class WorkflowShape
{
    private const int MaximumGuards = 64;

    private readonly WorkflowDefinition _definition;
    private readonly Dictionary<string, StateDefinition> _states;
    private readonly (int Index, TransitionDefinition Transition)[] _transitions;
    private readonly WorkflowProblems _problems;
    private readonly Dictionary<string, string[]> _chains;
    private readonly ILookup<string, TransitionDefinition> _leaving;

    public WorkflowShape(
        WorkflowDefinition definition, Dictionary<string, StateDefinition> states, (int Index, TransitionDefinition Transition)[] transitions, WorkflowProblems problems)
    {
        (_definition, _states, _transitions, _problems) = (definition, states, transitions, problems);
        _chains = states.Values.ToDictionary(state => state.Name, state => Chain(state), StringComparer.Ordinal);
        _leaving = transitions.Select(t => t.Transition).Where(t => t.From is not null && t.To is not null && states.ContainsKey(t.To)).ToLookup(t => t.From, StringComparer.Ordinal);
    }

    public void Check()
    {
        ILookup<string, string> next = Steps().ToLookup(step => step.From, step => step.To, StringComparer.Ordinal);
        ILookup<string, string> previous = Steps().ToLookup(step => step.To, step => step.From, StringComparer.Ordinal);
        HashSet<string> entered = [.. _transitions.Select(t => t.Transition.To), _definition.Initial];
        HashSet<string> parents = [.. _states.Values.Select(state => state.Parent).OfType<string>()];
        string[] closed = [.. _states.Values.Where(state => state.Category == StateCategory.Closed).Select(state => state.Name)];
        HashSet<string> ending = Walk(closed, previous);
        CheckReached(next);
        if (closed.Length == 0 && _states.Count > 0)
        {
            _problems.Add("states", "has no state of the category Closed, so that no ticket can ever end. Add one.");
        }

        // Nobody is ever in a parent that no transition enters, only in its substates.
        foreach (StateDefinition state in _states.Values.Where(state => state.Category != StateCategory.Closed && (entered.Contains(state.Name) || !parents.Contains(state.Name))))
        {
            if (!next.Contains(state.Name))
            {
                _problems.AddState(state.Name, "is a dead end: nothing can be done in it, and it is not of the category Closed. Add a transition from it.");
            }
            else if (closed.Length > 0 && !ending.Contains(state.Name))
            {
                _problems.AddState(state.Name, "has no way to a state of the category Closed. Add a transition that leads there, also through other states.");
            }
        }

        foreach (StateDefinition state in _states.Values)
        {
            CheckGuards(state);
        }
    }

    private void CheckReached(ILookup<string, string> next)
    {
        if (_definition.Initial is null || !_states.ContainsKey(_definition.Initial))
        {
            return;
        }

        HashSet<string> reached = Walk([_definition.Initial], next);
        HashSet<string> around = [.. reached.SelectMany(state => _chains[state])];
        foreach (string state in _states.Keys.Where(state => !around.Contains(state)))
        {
            _problems.AddState(state, "cannot be reached from the initial state. Add a transition to it, or remove it.");
        }
    }

    private void CheckGuards(StateDefinition state)
    {
        int guards = _chains[state.Name].SelectMany(level => _leaving[level]).SelectMany(t => t.Guards).OfType<string>().Select(GuardName.Of).Distinct(StringComparer.Ordinal).Count();
        if (guards > MaximumGuards)
        {
            _problems.AddState(state.Name, $"has transitions, those of its parents included, that name {guards} guards; at most {MaximumGuards} are asked in a state. Join some into one.");
        }
    }

    /// <summary>The state, its parent, and so on, as far as they are known and do not go round.</summary>
    private string[] Chain(StateDefinition state)
    {
        List<string> chain = [];
        for (StateDefinition? at = state; at is not null && !chain.Contains(at.Name); at = at.Parent is null ? null : _states.GetValueOrDefault(at.Parent))
        {
            chain.Add(at.Name);
        }

        return [.. chain];
    }

    private IEnumerable<(string From, string To)> Steps() =>
        from state in _states.Keys
        from level in _chains[state]
        from transition in _leaving[level]
        select (state, transition.To);

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
}
