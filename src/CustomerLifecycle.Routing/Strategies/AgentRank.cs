namespace CustomerLifecycle.Routing;

/// <summary>An agent's place among those who can take a contact: the smallest is chosen. The identifier makes the order total.</summary>
internal readonly record struct AgentRank(int Tier, long First, long Second, AgentId Agent) : IComparable<AgentRank>
{
    public int CompareTo(AgentRank other)
    {
        int order = Tier.CompareTo(other.Tier);
        order = order != 0 ? order : First.CompareTo(other.First);
        order = order != 0 ? order : Second.CompareTo(other.Second);
        return order != 0 ? order : string.CompareOrdinal(Agent.Value, other.Agent.Value);
    }
}
