using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>What a pool decided on a command.</summary>
/// <remarks>Even a refused command may have events: what time had made due before it.</remarks>
public sealed record RoutingDecision
{
    /// <summary>The answer to whoever gave the command.</summary>
    public required RoutingOutcome Outcome { get; init; }

    /// <summary>What happened, in order. Nothing has changed in the pool before they are applied.</summary>
    public required IReadOnlyList<RoutingEvent> Events { get; init; }
}
