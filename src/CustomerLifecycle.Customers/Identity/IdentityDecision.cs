namespace CustomerLifecycle.Customers.Identity;

/// <summary>Who is behind a set of contact points, why, and what changed in the graph.</summary>
public sealed record IdentityDecision
{
    /// <summary>The customer, or <see langword="null"/> when the outcome is <see cref="IdentityOutcome.Unidentified"/>.</summary>
    public required CustomerId? Customer { get; init; }

    /// <summary>What was found.</summary>
    public required IdentityOutcome Outcome { get; init; }

    /// <summary>How far the answer can be relied on.</summary>
    public required IdentityCertainty Certainty { get; init; }

    /// <summary>The reasons, in the order in which they arose.</summary>
    public required IReadOnlyList<IdentityReason> Reasons { get; init; }

    /// <summary>Other customers the contact points also lead to, the one seen last first.</summary>
    public required IReadOnlyList<CustomerId> Alternatives { get; init; }

    /// <summary>What was changed in the graph, in order; empty when the customer was known and nothing new was learnt.</summary>
    public required IReadOnlyList<IdentityChange> Changes { get; init; }
}
