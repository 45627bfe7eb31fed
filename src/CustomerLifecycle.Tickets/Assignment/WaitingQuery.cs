namespace CustomerLifecycle.Tickets;

/// <summary>Which tickets wait in a pool: nobody has them, and their category is New or Open.</summary>
public sealed record WaitingQuery
{
    /// <summary>The most groups of one query.</summary>
    public const int MaximumGroups = 50;

    /// <summary>The groups; empty for the tickets that no group has.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The types; empty for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The priorities, the most urgent first: the order of the answer. Tickets of other priorities come last.</summary>
    public required IReadOnlyList<string> Priorities { get; init; }

    /// <summary>At most so many, 1 to 1,000.</summary>
    public int Take { get; init; } = 100;
}
