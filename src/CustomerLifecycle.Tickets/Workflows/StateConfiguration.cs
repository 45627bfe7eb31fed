using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What may be done in a state of a workflow that is being built.</summary>
public sealed class StateConfiguration
{
    private readonly WorkflowBuilder _workflow;
    private readonly List<string> _onEntry = [];
    private readonly List<string> _onExit = [];
    private string? _parent;

    internal StateConfiguration(WorkflowBuilder workflow, string name, StateCategory category) =>
        (_workflow, Name, Category) = (workflow, name, category);

    internal string Name { get; }

    internal StateCategory Category { get; }

    internal List<TransitionDefinition> Transitions { get; } = [];

    /// <summary>Lets a trigger lead to another state.</summary>
    /// <param name="trigger">What is done.</param>
    /// <param name="to">The state it leads to.</param>
    /// <param name="requiredFields">Fields of the ticket that must have a value.</param>
    public StateConfiguration Permit(string trigger, string to, params IEnumerable<string> requiredFields) =>
        Permit(new() { From = Name, Trigger = trigger, To = to, RequiredFields = [.. requiredFields] });

    /// <summary>Lets a trigger lead to another state while guards hold.</summary>
    /// <param name="trigger">What is done.</param>
    /// <param name="to">The state it leads to.</param>
    /// <param name="guards">Names of guards that must all hold, at least one; <c>!name</c> holds when the guard does not.</param>
    /// <exception cref="ArgumentException">No guard is named.</exception>
    public StateConfiguration PermitIf(string trigger, string to, params IEnumerable<string> guards)
    {
        string[] names = [.. guards];
        return names.Length > 0
            ? Permit(new() { From = Name, Trigger = trigger, To = to, Guards = names })
            : throw new ArgumentException($"The transition '{trigger}' of '{Name}' names no guard. Name one, or call Permit.", nameof(guards));
    }

    /// <summary>Lets a trigger leave the state and enter it again: its effects of leaving and entering run.</summary>
    /// <param name="trigger">What is done.</param>
    /// <param name="requiredFields">Fields of the ticket that must have a value.</param>
    public StateConfiguration PermitReentry(string trigger, params IEnumerable<string> requiredFields) => Permit(trigger, Name, requiredFields);

    /// <summary>Adds a transition with everything it needs.</summary>
    /// <param name="transition">The transition; it must leave this state.</param>
    /// <exception cref="ArgumentException">The transition leaves another state.</exception>
    public StateConfiguration Permit(TransitionDefinition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        if (transition.From != Name)
        {
            throw new ArgumentException($"The transition leaves '{transition.From}'; add it to that state, not to '{Name}'.", nameof(transition));
        }

        Transitions.Add(transition);
        return this;
    }

    /// <summary>Makes this a substate: it may do all that its parent may.</summary>
    /// <param name="parent">The parent state.</param>
    public StateConfiguration SubstateOf(string parent)
    {
        _parent = parent;
        return this;
    }

    /// <summary>Runs effects when the state is entered from outside of it.</summary>
    /// <param name="effects">Names of effects.</param>
    public StateConfiguration OnEntry(params IEnumerable<string> effects)
    {
        _onEntry.AddRange(effects);
        return this;
    }

    /// <summary>Runs effects when the state is left for a state outside of it.</summary>
    /// <param name="effects">Names of effects.</param>
    public StateConfiguration OnExit(params IEnumerable<string> effects)
    {
        _onExit.AddRange(effects);
        return this;
    }

    /// <summary>Goes on with another state.</summary>
    /// <inheritdoc cref="WorkflowBuilder.Configure"/>
    public StateConfiguration Configure(string state, StateCategory category) => _workflow.Configure(state, category);

    /// <inheritdoc cref="WorkflowBuilder.Build"/>
    public WorkflowDefinition Build() => _workflow.Build();

    internal StateDefinition ToDefinition() => new() { Name = Name, Category = Category, Parent = _parent, OnEntry = _onEntry, OnExit = _onExit };
}
