using CustomerLifecycle.Customers.Profiles;

namespace CustomerLifecycle.Customers;

/// <summary>Adds what sources know about a customer.</summary>
public sealed record SetProfileValues
{
    /// <summary>The customer, by any of its records.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The values; each replaces an older value of the same attribute and source.</summary>
    public required IReadOnlyList<ProfileValue> Values { get; init; }

    /// <summary>The version the change is based on; null = any, as values of different sources do not collide.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
