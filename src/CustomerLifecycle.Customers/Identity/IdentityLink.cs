namespace CustomerLifecycle.Customers.Identity;

/// <summary>A contact point that was seen with a customer record.</summary>
/// <param name="Point">The normalised contact point.</param>
/// <param name="Customer">The record it was seen with; a merge does not rewrite it, which is why a merge can be undone.</param>
/// <param name="FirstSeen">When it was first seen with the record.</param>
/// <param name="LastSeen">When it was last seen with the record, to the policy's precision.</param>
public sealed record IdentityLink(ContactPoint Point, CustomerId Customer, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
