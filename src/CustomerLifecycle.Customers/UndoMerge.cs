namespace CustomerLifecycle.Customers;

/// <summary>Takes a merge back. The two are never joined again by evidence.</summary>
public sealed record UndoMerge
{
    /// <summary>One record of the merge, as listed in <see cref="CustomerView.Merges"/>.</summary>
    public required CustomerId One { get; init; }

    /// <summary>The other record of the merge.</summary>
    public required CustomerId Other { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
