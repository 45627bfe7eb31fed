namespace CustomerLifecycle.Routing;

/// <summary>Keeps, for each distinct requirement, the waiting contacts and the agents in order, so that a decision looks at the heads
/// of a few lines and not at every contact and agent. It is derived from the state alone.</summary>
internal sealed class MatchIndex(PoolState state)
{
    /// <summary>Groups without contacts are kept for the next contact of their kind up to this number.</summary>
    internal const int MaxIdleGroups = 1024;

    private readonly Dictionary<MatchKey, MatchGroup> _groups = [];
    private readonly Dictionary<QueueId, List<MatchGroup>> _byQueue = [];
    private readonly Dictionary<AgentId, List<MatchGroup>> _byHold = [];

    /// <summary>The groups in which a contact and an agent may have come together since it was last cleared. In every other group
    /// nobody ready can take anything that waits.</summary>
    public List<MatchGroup> Dirty { get; } = [];

    /// <summary>Changes whenever the agents of some group do, or become available or busy.</summary>
    public long Seating { get; private set; }

    public int WaitingIn(QueueId queue) => GroupsOf(queue).Sum(group => group.Waiting.Count);

    public IEnumerable<MatchGroup> GroupsOf(QueueId queue) => _groups.Values.Where(g => g.Key.Queue == queue);

    /// <summary>The contacts that wait in a queue, in the order in which they are served.</summary>
    public IEnumerable<ContactState> WaitingInOrder(QueueId queue) => InOrder(GroupsOf(queue));

    /// <summary>The contacts that wait for one agent by name, in the order in which they are served.</summary>
    public IReadOnlyList<ContactId> KeptFor(AgentId agent) =>
        _byHold.TryGetValue(agent, out var groups) ? [.. InOrder(groups).Select(contact => contact.Id)] : [];

    public MatchGroup GroupOf(ContactState contact)
    {
        var key = MatchKey.Of(contact);
        return _groups.TryGetValue(key, out var group) ? group : Create(key);
    }

    /// <summary>The group of a key, or null when there is none.</summary>
    public MatchGroup? Find(in MatchKey key) => _groups.GetValueOrDefault(key);

    /// <summary>The places of a group's agents as they are now.</summary>
    public GroupPlaces PlacesOf(MatchGroup group)
    {
        if (group.Places is not { } known || known.Version != Seating)
        {
            known = group.Places = GroupPlaces.Of(group.Key.Queue, group.Key.Channel, group.Seats.Select(static seat => seat.Agent), Seating);
        }

        return known;
    }

    public void ClearDirty()
    {
        foreach (var group in Dirty)
        {
            group.IsDirty = false;
        }

        Dirty.Clear();
    }

    /// <summary>Puts a contact that has changed where it belongs now.</summary>
    public void ContactChanged(ContactState contact)
    {
        var place = contact.Place;
        bool waits = contact is { IsIn: true, Status: ContactStatus.Waiting };
        if (!waits && place.Group is null)
        {
            return;
        }

        var left = place.Group;
        var joined = !waits ? null : left is not null && HasSameKey(contact, left) ? left : GroupOf(contact);
        if (joined is { Ready.Count: > 0 })
        {
            Mark(joined);
        }

        if (left == joined && place.RankTicks == contact.Rank.UtcTicks)
        {
            return;
        }

        left?.Waiting.Remove(contact);
        (place.Group, place.Requirement, place.Hold) = (joined, waits ? contact.Requirement : null, waits ? contact.Hold : null);
        joined?.Waiting.Add(contact);
        if (left is { Waiting.Count: 0 })
        {
            DropIfTooMany(left);
        }
    }

    /// <summary>Puts an agent who has changed where the agent belongs now.</summary>
    public void AgentChanged(AgentState agent)
    {
        var place = agent.Place;
        var profile = agent is { IsIn: true, IsPresent: true } ? agent.Profile : null;
        bool available = agent.Presence == AgentPresence.Available;
        if (place.IsAvailable != available || !ReferenceEquals(place.SeatedBy, profile))
        {
            place.IsAvailable = available;
            Seating++;
        }

        if (ReferenceEquals(place.SeatedBy, profile))
        {
            foreach (var seat in place.Seats)
            {
                if (seat.Group.Refresh(seat) && seat.Group.Waiting.Count > 0)
                {
                    Mark(seat.Group);
                }
            }

            return;
        }

        while (place.Seats.Count > 0)
        {
            place.Seats[^1].Group.Dismiss(place.Seats[^1]);
        }

        place.SeatedBy = profile;
        if (profile is not null)
        {
            foreach (var membership in profile.Queues)
            {
                Admit(_byQueue.GetValueOrDefault(membership.Queue), agent);
            }

            Admit(_byHold.GetValueOrDefault(agent.Id), agent);
        }
    }

    /// <summary>Ranks every agent of a queue again, after its strategy may have changed.</summary>
    public void QueueChanged(QueueId queue)
    {
        foreach (var group in GroupsOf(queue))
        {
            group.DismissAll();
            Fill(group);
        }
    }

    private static bool HasSameKey(ContactState contact, MatchGroup group) =>
        ReferenceEquals(contact.Place.Requirement, contact.Requirement) && ReferenceEquals(contact.Place.Hold, contact.Hold) && group.Key.Queue == contact.Queue;

    private static IEnumerable<ContactState> InOrder(IEnumerable<MatchGroup> groups) =>
        groups.SelectMany(group => group.Waiting.InOrder()).OrderBy(WaitingEntry.Of);

    private void Mark(MatchGroup group)
    {
        if (!group.IsDirty)
        {
            group.IsDirty = true;
            Dirty.Add(group);
        }
    }

    private void Admit(List<MatchGroup>? groups, AgentState agent)
    {
        foreach (var group in groups ?? [])
        {
            group.Admit(agent);
            if (group is { Ready.Count: > 0, Waiting.Count: > 0 })
            {
                Mark(group);
            }
        }
    }

    private MatchGroup Create(MatchKey key)
    {
        var group = new MatchGroup(key);
        _groups.Add(key, group);
        SiblingsOf(key).Add(group);
        Fill(group);
        return group;
    }

    private void Fill(MatchGroup group)
    {
        Seating++;
        group.Queue = state.Queue(group.Key.Queue);
        if (group.Key.HeldFor is { } name)
        {
            if (state.Agent(name) is { Place.SeatedBy: not null } named)
            {
                group.Admit(named);
            }
        }
        else
        {
            foreach (var agent in state.Agents)
            {
                // One whom the index has not seen yet is given all seats in a moment.
                if (agent.Place.SeatedBy is not null)
                {
                    group.Admit(agent);
                }
            }
        }

        if (group is { Ready.Count: > 0, Waiting.Count: > 0 })
        {
            Mark(group);
        }
    }

    private void DropIfTooMany(MatchGroup group)
    {
        if (group.Key.HeldFor is null && _groups.Count <= MaxIdleGroups)
        {
            return;
        }

        Seating++;
        group.DismissAll();
        _groups.Remove(group.Key);
        SiblingsOf(group.Key).Remove(group);
        if (group.IsDirty)
        {
            group.IsDirty = false;
            Dirty.Remove(group);
        }
    }

    private List<MatchGroup> SiblingsOf(MatchKey key)
    {
        if (key.HeldFor is { } agent)
        {
            return _byHold.TryGetValue(agent, out var held) ? held : _byHold[agent] = [];
        }

        return _byQueue.TryGetValue(key.Queue, out var groups) ? groups : _byQueue[key.Queue] = [];
    }
}
