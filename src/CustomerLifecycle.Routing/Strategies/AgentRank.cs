namespace CustomerLifecycle.Routing;

/// <summary>An agent's place among those who can take a contact: the smallest is chosen. The identifier makes the order total.</summary>
internal readonly record struct AgentRank(int Tier, long First, long Second, AgentId Agent) : IComparable<AgentRank>
{
    public int CompareTo(AgentRank other) =>
        Tier != other.Tier ? Tier.CompareTo(other.Tier)
        : First != other.First ? First.CompareTo(other.First)
        : Second != other.Second ? Second.CompareTo(other.Second)
        : string.CompareOrdinal(Agent.Value, other.Agent.Value);
}
