namespace CustomerLifecycle.Routing;

/// <summary>A pool's whole state at one event.</summary>
public sealed record RoutingSnapshot
{
    /// <summary>The sequence number of the last event in it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The time of that event, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The state: versioned JSON in canonical form, to be kept as it is. Equal states have equal text.</summary>
    public required string State { get; init; }
}
