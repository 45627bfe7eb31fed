using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>Turns a valid definition into what decisions look things up in.</summary>
internal sealed class WorkflowCompiler(WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowGuard> guards)
{
    private readonly Dictionary<string, StateDefinition> _states = definition.States.ToDictionary(state => state.Name, StringComparer.Ordinal);
    private readonly ILookup<string, TransitionDefinition> _leaving = definition.Transitions.ToLookup(transition => transition.From, StringComparer.Ordinal);

    public FrozenDictionary<string, CompiledState> Compile() =>
        definition.States.ToFrozenDictionary(state => state.Name, Compile, StringComparer.Ordinal);

    // Own transitions first, then those of the parents: a substate may refine what its parent permits.
    private CompiledState Compile(StateDefinition state)
    {
        Dictionary<string, int> indexes = new(StringComparer.Ordinal);
        return new(state.Category, Chain(state).SelectMany(level => _leaving[level.Name]).Select(transition =>
        {
            StateDefinition to = _states[transition.To];
            return new WorkflowTransition(transition, state, to, Effects(state, to, transition), [.. transition.Guards.Select(name => Compile(name, indexes))]);
        }));
    }

    private CompiledGuard Compile(string name, Dictionary<string, int> indexes)
    {
        bool expected = !GuardName.IsNegated(name);
        string asked = GuardName.Of(name);
        if (!indexes.TryGetValue(asked, out int index))
        {
            indexes.Add(asked, index = indexes.Count);
        }

        return new(guards[asked], expected, name, index);
    }

    private IReadOnlyList<string> Effects(StateDefinition from, StateDefinition to, TransitionDefinition transition)
    {
        // What both states are within is neither left nor entered; a transition to the state itself leaves and enters it.
        StateDefinition[] left = [.. Chain(from)];
        StateDefinition[] entered = [.. Chain(to)];
        HashSet<string> shared = from.Name == to.Name
            ? [.. left.Skip(1).Select(state => state.Name)]
            : [.. left.Select(state => state.Name).Intersect(entered.Select(state => state.Name), StringComparer.Ordinal)];
        return Array.AsReadOnly<string>(
        [
            .. left.Where(state => !shared.Contains(state.Name)).SelectMany(state => state.OnExit),
            .. transition.Effects,
            .. entered.Where(state => !shared.Contains(state.Name)).Reverse().SelectMany(state => state.OnEntry),
        ]);
    }

    private IEnumerable<StateDefinition> Chain(StateDefinition state)
    {
        for (StateDefinition? at = state; at is not null; at = at.Parent is null ? null : _states[at.Parent])
        {
            yield return at;
        }
    }
}
