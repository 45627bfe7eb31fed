namespace CustomerLifecycle.Customers;

/// <summary>What became of a change.</summary>
public enum CustomerResultStatus
{
    /// <summary>It is stored, now or by an earlier call under the same key.</summary>
    Applied,

    /// <summary>It was refused; the rejection says why.</summary>
    Rejected,

    /// <summary>The expected version is no longer the present one. Load again and decide again.</summary>
    Conflict,
}
