namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A command changed nothing; it is recorded so that its repetition is answered the same.</summary>
public sealed record CommandRecorded : RoutingEvent;
