namespace CustomerLifecycle.Routing.WhatIf;

/// <summary>What is to be different from what was recorded; nothing set = nothing.</summary>
public sealed record WhatIfChange
{
    /// <summary>The strategy of every queue that <see cref="QueueStrategies"/> does not name; null = as recorded.</summary>
    public RoutingStrategy? Strategy { get; init; }

    /// <summary>The strategies of single queues.</summary>
    public IReadOnlyDictionary<QueueId, RoutingStrategy> QueueStrategies { get; init; } = new Dictionary<QueueId, RoutingStrategy>();

    /// <summary>Agents to add: for each entry one more with the profile and the hours of that agent.</summary>
    public IReadOnlyList<AgentId> AgentsLike { get; init; } = [];

    /// <summary>Agents who are not there.</summary>
    public IReadOnlyList<AgentId> Without { get; init; } = [];

    /// <summary>The waiting time that each priority is worth; null = as the log shows it.</summary>
    public IReadOnlyList<TimeSpan>? PriorityCredits { get; init; }
}
