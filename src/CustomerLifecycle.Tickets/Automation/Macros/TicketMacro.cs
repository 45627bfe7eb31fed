namespace CustomerLifecycle.Tickets;

/// <summary>Actions under one name that an agent applies at once.</summary>
/// <remarks>A macro is done whole or, when one of its actions is refused, not at all. Its steps are the agent's own, with the reason
/// <c>macro NAME</c> unless the command gives another.</remarks>
public sealed record TicketMacro
{
    /// <summary>The name, unique, at most 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The permission that whoever applies it needs; null for none.</summary>
    public string? Permission { get; init; }

    /// <summary>What must hold; null for nothing.</summary>
    public TicketCondition? If { get; init; }

    /// <summary>What is done, in order; 1 to 20 actions.</summary>
    public IReadOnlyList<TicketAction> Then { get; init; } = [];
}
