using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A transition of a compiled workflow, from one state to another. Immutable.</summary>
public sealed class WorkflowTransition
{
    internal WorkflowTransition(TransitionDefinition definition, StateDefinition from, StateDefinition to, IReadOnlyList<string> effects, CompiledGuard[] guards)
    {
        (From, FromCategory, To, ToCategory) = (from.Name, from.Category, to.Name, to.Category);
        (Trigger, Permission, Effects, CompiledGuards) = (definition.Trigger, definition.Permission, effects, guards);
        RequiredFieldNames = [.. definition.RequiredFields];
        RequiredFields = Array.AsReadOnly(RequiredFieldNames);
    }

    internal const string MigrationTrigger = "migrate";

    /// <summary>The state it leaves: the ticket's own, also when its parent permits the trigger.</summary>
    public string From { get; }

    /// <summary>The category of the state it leaves.</summary>
    public StateCategory FromCategory { get; }

    /// <summary>The state it enters.</summary>
    public string To { get; }

    /// <summary>The category of the state it enters.</summary>
    public StateCategory ToCategory { get; }

    /// <summary>What is done.</summary>
    public string Trigger { get; }

    /// <summary>The effects in the order they run: of leaving, of the transition, of entering.</summary>
    public IReadOnlyList<string> Effects { get; }

    /// <summary>Fields of the ticket that must have a value.</summary>
    public IReadOnlyList<string> RequiredFields { get; }

    /// <summary>The permission the actor needs; null for none.</summary>
    public string? Permission { get; }

    internal string[] RequiredFieldNames { get; }

    /// <summary>The step into the state that a migration names: it has no effects. Null when neither state nor category changes.</summary>
    internal static WorkflowTransition? Migration(Ticket ticket, string state, StateCategory category) =>
        (ticket.State, ticket.Category) == (state, category)
            ? null
            : new(
                new() { From = ticket.State, Trigger = MigrationTrigger, To = state },
                new() { Name = ticket.State, Category = ticket.Category },
                new() { Name = state, Category = category },
                [],
                []);

    internal CompiledGuard[] CompiledGuards { get; }
}
