using System.Collections.Frozen;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A state with all that may be done in it, its parents' triggers included.</summary>
internal sealed class CompiledState
{
    private readonly FrozenDictionary<string, CompiledTrigger> _byName;

    public CompiledState(StateCategory category, IEnumerable<WorkflowTransition> transitions)
    {
        Category = category;
        Triggers = [.. transitions.GroupBy(transition => transition.Trigger, StringComparer.Ordinal).Select(same => new CompiledTrigger(same.Key, [.. same]))];
        _byName = Triggers.ToFrozenDictionary(trigger => trigger.Name, StringComparer.Ordinal);
        Unconditional = Triggers.All(trigger => trigger.IsUnconditional) ? Array.AsReadOnly([.. Triggers.Select(trigger => trigger.Name)]) : null;
    }

    public StateCategory Category { get; }

    /// <summary>In the order of the definition.</summary>
    public CompiledTrigger[] Triggers { get; }

    /// <summary>The permitted triggers, when they do not depend on the context.</summary>
    public IReadOnlyList<string>? Unconditional { get; }

    public CompiledTrigger? Find(string trigger) => _byName.GetValueOrDefault(trigger);
}
