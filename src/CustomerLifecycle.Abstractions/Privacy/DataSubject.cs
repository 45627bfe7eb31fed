namespace CustomerLifecycle.Privacy;

/// <summary>The person whose data is exported or erased.</summary>
public sealed record DataSubject
{
    /// <summary>Whose customer it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The contact points known to be the person's, for holders that know no customer.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; init; } = [];
}
