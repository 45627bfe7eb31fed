using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>A decision to be appended with everything it causes, or not at all.</summary>
public sealed record RoutingAppend
{
    /// <summary>The pool.</summary>
    public required RoutingPoolId Pool { get; init; }

    /// <summary>The decision. Its sequence number must be the one after the log's last.</summary>
    public required RoutingLogEntry Entry { get; init; }

    /// <summary>The answer, remembered under <see cref="RoutingLogEntry.CommandId"/>.</summary>
    public required RoutingOutcome Outcome { get; init; }

    /// <summary>What the world outside is told.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>The timers it moves.</summary>
    public IReadOnlyList<DueChange> Timers { get; init; } = [];
}
