namespace CustomerLifecycle.Leads;

/// <summary>Which leads to list; filters that are null let everything pass.</summary>
public sealed record LeadQuery
{
    /// <summary>The most leads on one page.</summary>
    public const int MaxTake = 500;

    /// <summary>Only of this pool.</summary>
    public string? Pool { get; init; }

    /// <summary>Only of this owner.</summary>
    public AgentId? Owner { get; init; }

    /// <summary>Only in this state.</summary>
    public LeadState? State { get; init; }

    /// <summary>Leads after this one: <see cref="LeadPage.Next"/> of the page before; null for the first page.</summary>
    public LeadId? After { get; init; }

    /// <summary>How many, 1 to 500.</summary>
    public int Take { get; init; } = 50;
}
