namespace CustomerLifecycle.Routing;

/// <summary>An agent's membership in a queue.</summary>
public sealed record AgentQueue
{
    /// <summary>The queue.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>0 to 99: an agent of a greater tier receives a contact of this queue only when no agent of a lower tier can take it.
    /// It never decides which contact an agent receives, so no queue starves.</summary>
    public int Tier { get; init; }

    /// <summary>The agent's share of the queue's contacts under <see cref="RoutingStrategy.Weighted"/>, 1 to 100: an agent of weight 3 is
    /// given three times as many as one of weight 1 while both can take them.</summary>
    public int Weight { get; init; } = DefaultWeight;

    /// <summary>The weight when nothing else is said.</summary>
    public const int DefaultWeight = 1;
}
