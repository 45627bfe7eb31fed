namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The customer was put on hold.</summary>
public sealed record ContactHeld : ContactRoutingEvent;
