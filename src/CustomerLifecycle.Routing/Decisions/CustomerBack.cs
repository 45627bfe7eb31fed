namespace CustomerLifecycle.Routing.Decisions;

/// <summary>The customer came back in time and waits on at the old place.</summary>
public sealed record CustomerBack : ContactRoutingEvent;
