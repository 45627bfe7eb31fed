using CustomerLifecycle.Customers.Identity;

namespace CustomerLifecycle.Customers;

/// <summary>Who it is, how sure that is, and why. Holds no personal data.</summary>
public sealed record IdentifyResult
{
    /// <summary>The customer; null only when the outcome is <see cref="IdentityOutcome.Unidentified"/>.</summary>
    public required CustomerId? Customer { get; init; }

    /// <summary>Whether the customer is new, known, or was merged from several.</summary>
    public required IdentityOutcome Outcome { get; init; }

    /// <summary>How far the answer can be relied on.</summary>
    public required IdentityCertainty Certainty { get; init; }

    /// <summary>The reasons, in the order in which they arose.</summary>
    public required IReadOnlyList<IdentityReason> Reasons { get; init; }

    /// <summary>Who else it may be, the one seen last first; at most ten.</summary>
    public required IReadOnlyList<CustomerId> Alternatives { get; init; }
}
