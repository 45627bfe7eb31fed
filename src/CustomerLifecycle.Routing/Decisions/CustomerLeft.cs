namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The customer left before an agent had the contact; it left the pool.</summary>
public sealed record CustomerLeft : ContactRoutingEvent;
