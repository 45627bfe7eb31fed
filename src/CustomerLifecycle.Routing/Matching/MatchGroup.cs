namespace CustomerLifecycle.Routing;

/// <summary>The contacts that wait with one <see cref="MatchKey"/>, oldest first, and the agents who could take them, best first.</summary>
internal sealed class MatchGroup(MatchKey key)
{
    // Every agent the key admits; the rank while the agent is ready, else null.
    private readonly Dictionary<AgentId, AgentRank?> _members = [];

    public MatchKey Key => key;

    public SortedSet<WaitingEntry> Waiting { get; } = [];

    public SortedSet<AgentRank> Ready { get; } = [];

    public IEnumerable<AgentId> Members => _members.Keys;

    /// <summary>Takes note of an agent's change.</summary>
    /// <returns>True when the agent has become ready.</returns>
    public bool Refresh(QueueDefinition queue, AgentState agent)
    {
        bool known = _members.TryGetValue(agent.Id, out var before);
        if (!key.Admits(agent))
        {
            Forget(agent.Id);
            return false;
        }

        bool ready = agent.Presence == AgentPresence.Available && AgentRoom.Fits(agent, key.Channel);
        AgentRank? now = ready ? AgentRanker.Rank(queue, key.Skills, agent) : null;
        if (known && before == now)
        {
            return false;
        }

        if (before is { } old)
        {
            Ready.Remove(old);
        }

        if (now is { } rank)
        {
            Ready.Add(rank);
        }

        _members[agent.Id] = now;
        return ready && before is null;
    }

    public void Forget(AgentId agent)
    {
        if (_members.Remove(agent, out var rank) && rank is { } old)
        {
            Ready.Remove(old);
        }
    }
}
