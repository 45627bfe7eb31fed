using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>What was decided together, to be appended with everything it causes, or not at all.</summary>
public sealed record RoutingAppend
{
    /// <summary>The entry. Its sequence number must be the one after the log's last.</summary>
    public required RoutingLogEntry Entry { get; init; }

    /// <summary>The answers to those of its commands that have an id.</summary>
    public IReadOnlyList<RoutingAnswer> Answers { get; init; } = [];

    /// <summary>The timers it moves.</summary>
    public IReadOnlyList<DueChange> Timers { get; init; } = [];
}
