namespace CustomerLifecycle.Routing;

/// <summary>An agent's place in the pool: the state as it is now and what the indexes know of it. Reached from every state of the
/// agent without a look-up.</summary>
internal sealed class AgentSlot(AgentId id) : TimedSlot
{
    public AgentId Id => id;

    /// <summary>The state now; null when the agent is not in the pool.</summary>
    public AgentState? State { get; set; }

    /// <summary>The groups whose contacts the agent could take once there is room.</summary>
    public List<AgentSeat> Seats { get; } = [];

    /// <summary>The contacts the agent holds, oldest first.</summary>
    public List<ContactSlot> Held { get; } = [];

    public void Hold(ContactSlot contact, long arrival)
    {
        int at = Held.Count;
        while (at > 0 && Held[at - 1].State!.Arrival > arrival)
        {
            at--;
        }

        Held.Insert(at, contact);
    }
}
