namespace CustomerLifecycle.Customers.Identity;

/// <summary>One customer record of the identity graph.</summary>
/// <param name="Id">The record's own identifier; it stays valid after a merge.</param>
/// <param name="CreatedAt">When the record was founded.</param>
/// <param name="Root">The record that stands for the merged customer; the record itself while it is not merged.</param>
public sealed record IdentityNode(CustomerId Id, DateTimeOffset CreatedAt, CustomerId Root);
