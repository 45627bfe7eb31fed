namespace CustomerLifecycle.Tickets;

/// <summary>On whose behalf actions are done.</summary>
internal sealed record ActionScope
{
    public required TicketActor Actor { get; init; }

    /// <summary>Whether nobody has asked for it: a rule, not a macro.</summary>
    public required bool IsAutomatic { get; init; }

    public required DateTimeOffset Now { get; init; }

    public IReadOnlySet<string> Permissions { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;

    /// <summary>Why, for the history; null when the command says it.</summary>
    public string? Reason { get; init; }
}
