namespace CustomerLifecycle.Routing;

/// <summary>The answer to a command, to be remembered.</summary>
/// <param name="CommandId">The command's idempotency key, unique within its pool.</param>
/// <param name="Outcome">The answer.</param>
public sealed record RoutingAnswer(string CommandId, RoutingOutcome Outcome);
