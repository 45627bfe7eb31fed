using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>What was decided together: the events of one command, or of several that came at the same time.</summary>
public sealed record RoutingLogEntry
{
    /// <summary>The sequence number of the first event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The time of all its events, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened: at least one event.</summary>
    public required IReadOnlyList<RoutingEvent> Events { get; init; }

    /// <summary>Who appended it: a text that no other process uses. A process whose commit had an unknown outcome recognises its entry by it.</summary>
    public string? Writer { get; init; }

    /// <summary>The version of the format. Entries of version 1 were told to the world outside by the commit that appended them.</summary>
    public int Version { get; init; } = RoutingLogFormat.CurrentVersion;

    /// <summary>The sequence number of the last event.</summary>
    public long LastSequence => Sequence + Events.Count - 1;
}
