namespace CustomerLifecycle.Routing;

/// <summary>The contacts that wait with one <see cref="MatchKey"/>, oldest first, and the agents who could take them, best first.</summary>
internal sealed class MatchGroup(MatchKey key)
{
    private readonly List<AgentSeat> _seats = [];

    public MatchKey Key => key;

    /// <summary>The queue; null when it was never configured.</summary>
    public QueueDefinition? Queue { get; set; }

    public WaitingLines Waiting { get; } = new();

    /// <summary>Whether agents have seats here. While not, a contact's agent is looked for among all who could take it, which costs less than
    /// seats that are seldom used; a group in which somebody waits is open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Everybody who could take such contacts once there is room, in no order.</summary>
    public IReadOnlyList<AgentSeat> Seats => _seats;

    /// <summary>Those of them who are ready.</summary>
    public ReadyAgents Ready { get; } = new();

    /// <summary>The places of its agents, as they were when somebody last asked; see <see cref="MatchIndex.PlacesOf"/>.</summary>
    public GroupPlaces? Places { get; set; }

    /// <summary>Whether a contact and an agent may have come together since this was last looked at.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Its place among the groups in which nobody waits, and the seats it was counted with there.</summary>
    public LinkedListNode<MatchGroup>? IdlePlace { get; set; }

    /// <inheritdoc cref="IdlePlace"/>
    public int IdleSeats { get; set; }

    /// <summary>When it was last used, by the count of uses of all.</summary>
    public long LastUse { get; set; }

    /// <summary>Gives an agent a seat, if the agent could take such contacts.</summary>
    public void Admit(AgentState agent)
    {
        if (!IsOpen || Queue is null || !key.Admits(agent))
        {
            return;
        }

        var seat = new AgentSeat(agent, this, agent.MembershipOf(key.Queue)?.Tier ?? 0)
        {
            GroupIndex = _seats.Count,
            AgentIndex = agent.Place.Seats.Count,
        };
        _seats.Add(seat);
        agent.Place.Seats.Add(seat);
        Refresh(seat, AgentRoom.IsReady(agent, key.Channel));
    }

    /// <summary>Takes an agent's seat away.</summary>
    public void Dismiss(AgentSeat seat)
    {
        if (seat.IsReady)
        {
            Ready.Remove(seat);
        }

        var last = _seats[^1];
        _seats[seat.GroupIndex] = last;
        last.GroupIndex = seat.GroupIndex;
        _seats.RemoveAt(_seats.Count - 1);

        var seats = seat.Agent.Place.Seats;
        last = seats[^1];
        seats[seat.AgentIndex] = last;
        last.AgentIndex = seat.AgentIndex;
        seats.RemoveAt(seats.Count - 1);
    }

    /// <summary>Takes every seat away.</summary>
    public void Close()
    {
        IsOpen = false;
        while (_seats.Count > 0)
        {
            Dismiss(_seats[^1]);
        }
    }

    /// <summary>Takes note of a change of an agent who has a seat.</summary>
    /// <param name="seat">The seat.</param>
    /// <param name="isReady">Whether the agent can be given a contact of the group's channel now.</param>
    /// <returns>True when the agent has become ready.</returns>
    public bool Refresh(AgentSeat seat, bool isReady)
    {
        bool was = seat.IsReady;
        if (!isReady)
        {
            if (was)
            {
                Ready.Remove(seat);
            }

            return false;
        }

        var (first, second) = AgentRanker.Order(Queue!, key.Skills, seat.Agent);
        if (was)
        {
            if (seat.First == first && seat.Second == second)
            {
                return false;
            }

            Ready.Remove(seat);
        }

        (seat.First, seat.Second) = (first, second);
        Ready.Add(seat);
        return !was;
    }
}
