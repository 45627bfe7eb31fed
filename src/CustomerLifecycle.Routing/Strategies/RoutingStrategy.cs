using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>How one agent is chosen among those who can take a contact. Within a strategy a lower <see cref="AgentQueue.Tier"/>
/// always comes first, and the last tie is broken by the agent's identifier. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoutingStrategy>))]
public enum RoutingStrategy
{
    /// <summary>The agent who holds nothing for the longest time; when all hold something, the one whose last offer is the oldest.
    /// Idle time starts when the last contact is closed (after wrap-up), an offer ends, or the agent becomes available.</summary>
    LongestIdle,

    /// <summary>In turn: the agent whose last offer from this queue is the oldest. The turn is part of the pool's state and
    /// survives restarts. Contacts taken by hand do not move it.</summary>
    RoundRobin,

    /// <summary>The agent with the smallest share of capacity in use, then the longest idle.</summary>
    LeastLoaded,

    /// <summary>The agent who holds the fewest contacts now, then the longest idle.</summary>
    FewestContacts,

    /// <summary>The agent with the greatest sum of levels over the required skills, then the longest idle.</summary>
    HighestSkill,

    /// <summary>Any of them alike, drawn from the pool's seed, the contact, its offers so far and the agent, so that a run can be repeated.
    /// A decision looks at every agent who is free: its cost is linear in them.</summary>
    Random,

    /// <summary>The host's own <see cref="IAgentScorer"/>: the greatest score, then the longest idle.</summary>
    Custom,

    /// <summary>The agent with the least total handling time (wrap-up and work in progress included) within
    /// <see cref="QueueDefinition.HandleTimeWindow"/>, then the longest idle. The order changes as time passes, so a decision looks at
    /// every agent who is free: its cost is linear in them.</summary>
    LeastHandleTime,

    /// <summary>In proportion to <see cref="AgentQueue.Weight"/>, by stride scheduling: over any stretch in which two agents can take
    /// contacts, their numbers stay in the proportion of their weights, give or take one contact. An agent who comes back does not make up
    /// for the time away.</summary>
    Weighted,
}
