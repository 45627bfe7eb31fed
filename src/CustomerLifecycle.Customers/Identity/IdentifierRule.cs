namespace CustomerLifecycle.Customers.Identity;

/// <summary>How one kind of contact point takes part in identity resolution.</summary>
public sealed record IdentifierRule
{
    /// <summary>The kind that the rule is for.</summary>
    public required ContactPointKind Kind { get; init; }

    /// <summary>Whether the kind may join customers.</summary>
    public required IdentifierStrength Strength { get; init; }

    /// <summary>The kind with the higher number decides when identifiers point at different customers. Any value; ties go by kind, then value.</summary>
    public required int Priority { get; init; }

    /// <summary>The most distinct values of this kind that one customer can have; at least 1. A merge that would exceed it is refused.</summary>
    public required int MaxPerCustomer { get; init; }

    /// <summary>The most customers that one value can be seen with; at least 1. One more, and the value counts as shared (a family's or
    /// a company's number): it no longer joins anybody, and the merges that rest on it alone are taken back.</summary>
    public required int MaxCustomers { get; init; }
}
