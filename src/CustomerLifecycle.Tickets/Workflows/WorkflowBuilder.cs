using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Builds a <see cref="WorkflowDefinition"/> in code, in the words of the Stateless library. Not thread-safe.</summary>
public sealed class WorkflowBuilder
{
    private readonly string _name;
    private readonly int _version;
    private readonly List<StateConfiguration> _states = [];
    private string? _initial;

    internal WorkflowBuilder(string name, int version) => (_name, _version) = (name, version);

    /// <summary>Adds a state, or goes on with one that was added before. The first state is the initial one unless
    /// <see cref="StartIn"/> says otherwise.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="category">What the state means to SLA clocks and reports.</param>
    /// <exception cref="ArgumentException">The state was added with another category.</exception>
    public StateConfiguration Configure(string state, StateCategory category)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        StateConfiguration? known = _states.Find(other => other.Name == state);
        if (known is null)
        {
            _states.Add(known = new(this, state, category));
        }
        else if (known.Category != category)
        {
            throw new ArgumentException($"The state '{state}' is {known.Category} already and cannot be {category} too.", nameof(category));
        }

        return known;
    }

    /// <summary>Sets the state in which a ticket starts.</summary>
    /// <param name="state">The state's name.</param>
    public WorkflowBuilder StartIn(string state)
    {
        _initial = state;
        return this;
    }

    /// <summary>The definition.</summary>
    /// <exception cref="WorkflowDefinitionException">The workflow has problems; all are listed.</exception>
    public WorkflowDefinition Build()
    {
        WorkflowDefinition definition = new()
        {
            Name = _name,
            Version = _version,
            Initial = _initial ?? (_states.Count > 0 ? _states[0].Name : ""),
            States = [.. _states.Select(state => state.ToDefinition())],
            Transitions = [.. _states.SelectMany(state => state.Transitions)],
        };
        definition.EnsureValid();
        return definition;
    }
}
