namespace CustomerLifecycle.Customers;

/// <summary>Takes a source's tag back. Taking back a tag that is not there is harmless.</summary>
public sealed record UntagCustomer
{
    /// <summary>The customer, by any of its records.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The tag's name.</summary>
    public required string Tag { get; init; }

    /// <summary>The source that set it.</summary>
    public required string Source { get; init; }

    /// <summary>The version the change is based on; null = any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
