using System.Collections.Immutable;

namespace CustomerLifecycle.Tickets;

/// <summary>Where tickets go when they are escalated, level by level. Immutable.</summary>
public sealed record EscalationPath
{
    /// <summary>The name, for error messages; 1 to 128 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The types of ticket it is for; empty for all.</summary>
    public ImmutableArray<string> TicketTypes { get; init; } = [];

    /// <summary>What happens at level 1, 2 and so on; beyond the last, escalating is refused.</summary>
    public required ImmutableArray<EscalationStep> Steps { get; init; }
}
