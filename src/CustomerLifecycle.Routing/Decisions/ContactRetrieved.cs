namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The talk went on after a hold.</summary>
public sealed record ContactRetrieved : ContactRoutingEvent;
