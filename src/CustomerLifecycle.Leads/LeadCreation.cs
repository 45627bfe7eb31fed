namespace CustomerLifecycle.Leads;

/// <summary>The outcome of <see cref="ILeadService.CreateAsync"/>.</summary>
public sealed record LeadCreation
{
    /// <summary>What became of the details.</summary>
    public required LeadCreationStatus Status { get; init; }

    /// <summary>The lead, new or known; null when nothing was kept.</summary>
    public Lead? Lead { get; init; }

    /// <summary>Why the details were added to a known lead; null for a new one.</summary>
    public LeadMatch? DuplicateOf { get; init; }

    /// <summary>Leads that may be the same person, for somebody to decide; most likely first.</summary>
    public IReadOnlyList<LeadMatch> Possible { get; init; } = [];

    /// <summary>Why the details were rejected.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>True when the command was applied before under its idempotency key; nothing was done this time.</summary>
    public bool Repeated { get; init; }
}
