namespace CustomerLifecycle.Routing.Commands;

/// <summary>The customer is back within the time that <see cref="AbandonContact.ResumeWithin"/> gave: the contact goes on waiting at its
/// old place.</summary>
public sealed record ResumeContact : RoutingCommand
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }
}
