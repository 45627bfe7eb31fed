namespace CustomerLifecycle.Leads;

/// <summary>The outcome of a command on one lead.</summary>
public sealed record LeadCommandResult
{
    /// <summary>What became of it.</summary>
    public required LeadCommandStatus Status { get; init; }

    /// <summary>The lead after the command, or as it is when it was refused; null when there is none.</summary>
    public Lead? Lead { get; init; }

    /// <summary>Every rule that stands against it.</summary>
    public IReadOnlyList<LeadRefusal> Refusals { get; init; } = [];

    /// <summary>True when the command was applied before under its idempotency key; nothing was done this time, and <see cref="Lead"/> is as it is now.</summary>
    public bool Repeated { get; init; }

    /// <summary>Whether the command was applied, now or before.</summary>
    public bool IsApplied => Status == LeadCommandStatus.Applied;
}
