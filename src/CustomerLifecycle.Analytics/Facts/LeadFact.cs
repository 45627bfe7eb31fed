namespace CustomerLifecycle.Analytics;

/// <summary>One lead. <see cref="KpiFact.At"/> is when it was captured.</summary>
public sealed record LeadFact : KpiFact
{
    /// <summary>Whether the record was found to be a lead that was already there; such a row is not a lead of its own.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>When it was first claimed or assigned.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>The first attempt to reach it.</summary>
    public DateTimeOffset? ContactedAt { get; init; }

    /// <summary>From the last claim before the first attempt to that attempt; null while there was none.</summary>
    public TimeSpan? ClaimToContact { get; init; }

    /// <summary>Whether the person was ever reached.</summary>
    public bool Reached { get; init; }

    /// <summary>How often it was claimed or assigned.</summary>
    public int Claims { get; init; }

    /// <summary>How often it went back to the pool.</summary>
    public int Recycles { get; init; }

    /// <summary>When it was closed, if it is.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether it ended in a sale; null while it is open.</summary>
    public bool? Won { get; init; }
}
