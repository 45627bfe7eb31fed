namespace CustomerLifecycle.Customers.Identity;

/// <summary>What identification found. Persisted by name; members are only ever added.</summary>
public enum IdentityOutcome
{
    /// <summary>No usable contact point was given; there is no customer.</summary>
    Unidentified,

    /// <summary>Nobody was known by these contact points; a customer was founded.</summary>
    New,

    /// <summary>The customer was known.</summary>
    Known,

    /// <summary>The contact points showed that customers known apart are one.</summary>
    Merged,
}
