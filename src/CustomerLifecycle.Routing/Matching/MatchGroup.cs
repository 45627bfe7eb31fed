namespace CustomerLifecycle.Routing;

/// <summary>The contacts that wait with one <see cref="MatchKey"/>, oldest first, and the agents who could take them, best first.</summary>
internal sealed class MatchGroup(MatchKey key)
{
    public MatchKey Key => key;

    /// <summary>The queue; null when it was never configured.</summary>
    public QueueDefinition? Queue { get; set; }

    public WaitingLines Waiting { get; } = new();

    public ReadyAgents Agents { get; } = new();

    /// <summary>Whether a contact and an agent may have come together since this was last looked at.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Gives an agent a seat, if the agent could take such contacts.</summary>
    public void Admit(AgentSlot slot)
    {
        var agent = slot.State!;
        if (Queue is not null && key.Admits(agent))
        {
            int leaf = Agents.Seat(slot);
            slot.Seats.Add(new AgentSeat(this, leaf));
            Refresh(leaf, agent);
        }
    }

    /// <summary>Takes note of a change of an agent who has a seat.</summary>
    /// <returns>True when the agent has become ready.</returns>
    public bool Refresh(int leaf, AgentState agent)
    {
        if (!AgentRoom.IsReady(agent, key.Channel))
        {
            Agents.SetUnready(leaf);
            return false;
        }

        bool was = Agents.IsReady(leaf);
        var rank = AgentRanker.Rank(Queue!, key.Skills, agent);
        if (!was || Agents.RankAt(leaf) != rank)
        {
            Agents.SetReady(leaf, rank);
        }

        return !was;
    }
}
