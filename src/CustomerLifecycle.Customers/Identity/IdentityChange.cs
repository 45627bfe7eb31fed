namespace CustomerLifecycle.Customers.Identity;

/// <summary>One change of the identity graph; a decision is a list of them, in order.</summary>
public abstract record IdentityChange
{
    private IdentityChange()
    {
    }

    /// <summary>A customer record was founded.</summary>
    /// <param name="Node">The record.</param>
    public sealed record Founded(IdentityNode Node) : IdentityChange;

    /// <summary>A contact point was seen with a record for the first time.</summary>
    /// <param name="Link">The link.</param>
    public sealed record Linked(IdentityLink Link) : IdentityChange;

    /// <summary>A contact point is no longer a record's: it had come to it by a merge that was taken back.</summary>
    /// <param name="Link">The link that is gone.</param>
    public sealed record Unlinked(IdentityLink Link) : IdentityChange;

    /// <summary>A contact point was seen with a record again.</summary>
    /// <param name="Link">The link with its new last-seen time.</param>
    public sealed record Seen(IdentityLink Link) : IdentityChange;

    /// <summary>A contact point turned out to be shared by several people.</summary>
    /// <param name="Point">The contact point.</param>
    public sealed record Shared(ContactPoint Point) : IdentityChange;

    /// <summary>A record now belongs to another merged customer, or stands alone again.</summary>
    /// <param name="Customer">The record.</param>
    /// <param name="From">The record that stood for it.</param>
    /// <param name="Root">The record that stands for it from now on.</param>
    public sealed record Moved(CustomerId Customer, CustomerId From, CustomerId Root) : IdentityChange;

    /// <summary>Two records were merged, or a merge was taken back.</summary>
    /// <param name="Merge">The merge in its new state.</param>
    public sealed record MergeChanged(CustomerMerge Merge) : IdentityChange;
}
