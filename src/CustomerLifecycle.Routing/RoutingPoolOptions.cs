namespace CustomerLifecycle.Routing;

/// <summary>What a pool decides by. Everything a decision took from here is recorded with it, so changing an option never changes
/// what has happened.</summary>
public sealed record RoutingPoolOptions
{
    /// <summary>The head start of one priority over the one below it when nothing else is said.</summary>
    public static readonly TimeSpan DefaultPriorityStep = TimeSpan.FromMinutes(10);

    /// <summary>The greatest head start of a priority, a hundred years: more than any wait, so that it is strict.</summary>
    public static readonly TimeSpan MaxPriorityCredit = TimeSpan.FromDays(36_500);

    /// <summary>The waiting time that each priority is worth, from priority 0 upwards: at least one entry, never decreasing, each zero
    /// to <see cref="MaxPriorityCredit"/>. A contact is served as if it had come that much earlier.</summary>
    /// <remarks>This is ageing with a bound: among contacts that an agent could take, one of priority k is never overtaken by one that
    /// became eligible more than (greatest credit - credit of k + greatest <see cref="ContactRequest.AgeCredit"/> in use) after it. By
    /// default there are ten priorities, each ten minutes apart. For an agent who prefers some queues to others
    /// (<see cref="AgentQueue.Priority"/>) it holds among the contacts of queues that the agent prefers alike.</remarks>
    public IReadOnlyList<TimeSpan> PriorityCredits { get; init; } = [.. Enumerable.Range(0, 10).Select(k => k * DefaultPriorityStep)];

    /// <summary>The priority of each customer level, for contacts that name none of their own.</summary>
    public IReadOnlyDictionary<string, int> PriorityByCustomerLevel { get; init; } = new Dictionary<string, int>();

    /// <summary>The host's own scorers; their names are unique.</summary>
    public IReadOnlyList<IAgentScorer> Scorers { get; init; } = [];

    /// <summary>The business hours of queues; null = always open.</summary>
    public IQueueHours? Hours { get; init; }

    /// <summary>The seed of <see cref="RoutingStrategy.Random"/>.</summary>
    public long Seed { get; init; }

    /// <summary>Whose pool it is; passed to <see cref="Hours"/>.</summary>
    public TenantId Tenant { get; init; } = new("default");
}
