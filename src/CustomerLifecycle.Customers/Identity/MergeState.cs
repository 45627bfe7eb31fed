namespace CustomerLifecycle.Customers.Identity;

/// <summary>What became of a merge. Persisted as a number; members are only ever added.</summary>
public enum MergeState
{
    /// <summary>The two records are one customer.</summary>
    Active = 0,

    /// <summary>Somebody took the merge back; the same evidence never joins the two again.</summary>
    Undone = 1,

    /// <summary>The identifiers that joined the two turned out to be shared; other evidence may join them again.</summary>
    Dissolved = 2,
}
