namespace CustomerLifecycle.Customers.Identity;

/// <summary>Why two customer records are, or were, one customer.</summary>
/// <param name="Absorbed">The record on the side that gave up its identifier.</param>
/// <param name="Kept">The record on the side whose identifier stayed.</param>
/// <param name="By">The identifiers that were seen with both, the most telling first; at least one.</param>
/// <param name="At">When the records were merged, or when the merge was taken back.</param>
/// <param name="State">Whether the merge stands.</param>
public sealed record CustomerMerge(
    CustomerId Absorbed, CustomerId Kept, IReadOnlyList<ContactPoint> By, DateTimeOffset At, MergeState State)
{
    /// <summary>Whether the merge is between these two records, in either order.</summary>
    /// <param name="one">A record.</param>
    /// <param name="other">Another record.</param>
    public bool IsBetween(CustomerId one, CustomerId other) =>
        (Absorbed == one && Kept == other) || (Absorbed == other && Kept == one);
}
