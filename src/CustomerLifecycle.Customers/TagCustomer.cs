using CustomerLifecycle.Customers.Profiles;

namespace CustomerLifecycle.Customers;

/// <summary>Sets a tag on a customer, or renews it.</summary>
public sealed record TagCustomer
{
    /// <summary>The customer, by any of its records.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The tag. Without <see cref="CustomerTag.AddedAt"/> it is set now.</summary>
    public required CustomerTag Tag { get; init; }

    /// <summary>The version the change is based on; null = any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
