namespace CustomerLifecycle.Customers.Identity;

/// <summary>One reason of an identification. Holds no personal data: it may be logged and kept.</summary>
/// <param name="Code">What happened.</param>
/// <param name="Kind">The kind of the identifier it happened to, if any.</param>
/// <param name="Other">The other customer concerned, if any.</param>
public sealed record IdentityReason(IdentityReasonCode Code, ContactPointKind? Kind = null, CustomerId? Other = null);
