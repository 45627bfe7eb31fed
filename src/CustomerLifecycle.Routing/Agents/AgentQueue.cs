namespace CustomerLifecycle.Routing;

/// <summary>An agent's membership in a queue.</summary>
public sealed record AgentQueue
{
    /// <summary>The queue.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>0 to 99: an agent of a greater tier receives a contact of this queue only when no agent of a lower tier can take it.
    /// It never decides which contact an agent receives, so no queue starves.</summary>
    public int Tier { get; init; }

    /// <summary>0 to 99: which waiting contacts the agent takes first. Of all contacts that wait and that the agent could take, the agent
    /// is given one of the queue with the lowest number; among queues of one number the oldest by rank, as ever.</summary>
    /// <remarks>It says nothing of which agent a contact is given: that stays with <see cref="Tier"/> and the queue's strategy, among
    /// the agents who would not rather take another contact that waits. So a contact of a queue with a higher number waits for this agent as
    /// long as contacts of lower numbers keep coming; the bound of <see cref="RoutingPoolOptions.PriorityCredits"/> holds among contacts
    /// whose queues have one number for the agent. A contact that was handed to the agent by name from a queue the agent does not serve
    /// counts as 0.</remarks>
    public int Priority { get; init; }

    /// <summary>The agent's share of the queue's contacts under <see cref="RoutingStrategy.Weighted"/>, 1 to 100: an agent of weight 3 is
    /// given three times as many as one of weight 1 while both can take them.</summary>
    public int Weight { get; init; } = DefaultWeight;

    /// <summary>The weight when nothing else is said.</summary>
    public const int DefaultWeight = 1;
}
