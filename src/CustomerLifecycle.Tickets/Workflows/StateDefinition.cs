using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A state of a workflow. Two are equal when all their members are, lists element by element.</summary>
public sealed record StateDefinition
{
    /// <summary>The state's name, unique in the workflow.</summary>
    public required string Name { get; init; }

    /// <summary>What the state means to SLA clocks and reports.</summary>
    public required StateCategory Category { get; init; }

    /// <summary>The state this one is a substate of: it may do all that its parent may. Null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>Names of the effects that run when the state is entered from outside of it.</summary>
    public IReadOnlyList<string> OnEntry { get; init; } = [];

    /// <summary>Names of the effects that run when the state is left for a state outside of it.</summary>
    public IReadOnlyList<string> OnExit { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(StateDefinition? other) =>
        other is not null && Name == other.Name && Category == other.Category && Parent == other.Parent
        && OnEntry.SequenceEqual(other.OnEntry) && OnExit.SequenceEqual(other.OnExit);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Category, Parent, OnEntry.Count, OnExit.Count);
}
