using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A state of a workflow.</summary>
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
}
