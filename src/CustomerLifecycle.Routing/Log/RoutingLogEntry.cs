using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>One decision in a pool's log.</summary>
public sealed record RoutingLogEntry
{
    /// <summary>The sequence number of the first event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The time of all its events, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened: at least one event.</summary>
    public required IReadOnlyList<RoutingEvent> Events { get; init; }

    /// <summary>The idempotency key of the command, if it had one.</summary>
    public string? CommandId { get; init; }

    /// <summary>The sequence number of the last event.</summary>
    public long LastSequence => Sequence + Events.Count - 1;
}
