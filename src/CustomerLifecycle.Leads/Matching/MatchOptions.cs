namespace CustomerLifecycle.Leads.Matching;

/// <summary>Where a matcher draws its lines.</summary>
public sealed record MatchOptions
{
    /// <summary>Default of <see cref="MatchThreshold"/>.</summary>
    public const double DefaultMatchThreshold = 0.9;

    /// <summary>Default of <see cref="ReviewThreshold"/>.</summary>
    public const double DefaultReviewThreshold = 0.5;

    /// <summary>Default of <see cref="MaxBlockSize"/>.</summary>
    public const int DefaultMaxBlockSize = 500;

    /// <summary>Default of <see cref="MaxComponentSize"/>.</summary>
    public const int DefaultMaxComponentSize = 300;

    /// <summary>The probability, above 0 and below 1, from which two records are taken to be one.</summary>
    public double MatchThreshold { get; init; } = DefaultMatchThreshold;

    /// <summary>The probability, at most <see cref="MatchThreshold"/>, from which a pair is shown to a person.</summary>
    public double ReviewThreshold { get; init; } = DefaultReviewThreshold;

    /// <summary>The most records that are compared with each other by one key. A larger block is split by a further field; what still is too large is reported.</summary>
    public int MaxBlockSize { get; init; } = DefaultMaxBlockSize;

    /// <summary>The most records that are clustered at once; a larger group of linked records is first cut at its weakest links.</summary>
    public int MaxComponentSize { get; init; } = DefaultMaxComponentSize;

    /// <summary>The weights; the defaults suit lists of leads.</summary>
    public MatchModel Model { get; init; } = new();
}
