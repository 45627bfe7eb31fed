using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>What all pictures of a workflow say.</summary>
internal sealed class WorkflowDrawing
{
    private readonly HashSet<string> _entered;
    private readonly Dictionary<string, StateDefinition> _states;

    public WorkflowDrawing(WorkflowDefinition definition)
    {
        definition.EnsureValid();
        Definition = definition;
        Children = definition.States.ToLookup(state => state.Parent, StringComparer.Ordinal);
        _entered = [definition.Initial, .. definition.Transitions.Select(transition => transition.To)];
        _states = definition.States.ToDictionary(state => state.Name, StringComparer.Ordinal);
    }

    public WorkflowDefinition Definition { get; }

    /// <summary>Substates by parent; those without one under null.</summary>
    public ILookup<string?, StateDefinition> Children { get; }

    public bool IsParent(string state) => Children.Contains(state);

    /// <summary>Whether a ticket can be in the state itself, not only in a substate of it.</summary>
    public bool IsEntered(string state) => _entered.Contains(state);

    /// <summary>Whether a state is another or within it.</summary>
    public bool IsWithin(string state, string ancestor)
    {
        for (string? at = state; at is not null; at = _states[at].Parent)
        {
            if (at == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The category, unless the name says it already.</summary>
    public static string? Category(StateDefinition state) => state.Category.ToString() == state.Name ? null : state.Category.ToString();

    /// <summary>The trigger, its guards and its permission.</summary>
    public static string Label(TransitionDefinition transition)
    {
        StringBuilder label = new(transition.Trigger);
        if (transition.Guards.Count > 0)
        {
            label.Append(" [").AppendJoin(", ", transition.Guards).Append(']');
        }

        return transition.Permission is null ? label.ToString() : label.Append(" (").Append(transition.Permission).Append(')').ToString();
    }
}
