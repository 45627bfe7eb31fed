namespace CustomerLifecycle.Routing;

/// <summary>An agent's seat in a group: the group's view of an agent who could take its contacts.</summary>
/// <param name="agent">The agent.</param>
/// <param name="group">The group.</param>
/// <param name="tier">The agent's tier in the group's queue.</param>
internal sealed class AgentSeat(AgentState agent, MatchGroup group, int tier)
{
    public AgentState Agent => agent;

    public MatchGroup Group => group;

    public int Tier => tier;

    /// <summary>True while the agent can be given one of the group's contacts.</summary>
    public bool IsReady { get; set; }

    /// <summary>The parts of the rank by which the agent stands among those who are ready.</summary>
    public long First { get; set; }

    /// <inheritdoc cref="First"/>
    public long Second { get; set; }

    /// <summary>That rank.</summary>
    public AgentRank Rank => new(tier, First, Second, agent.Id);

    /// <summary>The line in which the agent stands; -1 = in none.</summary>
    public int Line { get; set; } = -1;

    /// <summary>The neighbours in that line.</summary>
    public AgentSeat? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    public AgentSeat? Next { get; set; }

    /// <summary>The index among those who stand out of line.</summary>
    public int HeapIndex { get; set; } = -1;

    /// <summary>The index among the seats of the group.</summary>
    public int GroupIndex { get; set; }

    /// <summary>The index among the seats of the agent.</summary>
    public int AgentIndex { get; set; }

    /// <summary>True when the agent is chosen before the other.</summary>
    public bool IsBefore(AgentSeat other) =>
        tier != other.Tier ? tier < other.Tier
        : First != other.First ? First < other.First
        : Second != other.Second ? Second < other.Second
        : string.CompareOrdinal(agent.Id.Value, other.Agent.Id.Value) < 0;
}
