namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A contact is no longer kept for one agent.</summary>
public sealed record HoldEnded : ContactRoutingEvent;
