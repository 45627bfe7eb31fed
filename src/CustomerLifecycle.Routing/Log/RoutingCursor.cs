namespace CustomerLifecycle.Routing;

/// <summary>How far a pool's log was told to the world outside.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Sequence">Entries that begin at or before this event were told; 0 = none.</param>
public sealed record RoutingCursor(RoutingPoolId Pool, long Sequence);
