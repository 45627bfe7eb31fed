namespace CustomerLifecycle.Routing;

/// <summary>Keeps, for each distinct requirement, the waiting contacts and the agents in order, so that a decision looks at the heads
/// of a few lines and not at every contact and agent. It is derived from the state alone.</summary>
internal sealed class MatchIndex(PoolState state)
{
    private readonly Dictionary<MatchKey, MatchGroup> _groups = [];
    private readonly Dictionary<QueueId, QueueIndex> _queues = [];
    private readonly Dictionary<AgentId, List<MatchGroup>> _byHold = [];
    private readonly AgentsBySkill _skills = new();
    private readonly IdleGroups _idle = new();
    private QueueIndex? _lastQueue;

    /// <summary>The groups in which a contact and an agent may have come together since it was last cleared. In every other group
    /// nobody ready can take anything that waits.</summary>
    public List<MatchGroup> Dirty { get; } = [];

    /// <summary>Changes whenever the agents of some group do, or become available or busy.</summary>
    public long Seating { get; private set; }

    /// <summary>How many of the agents who are there take contacts of one queue before those of another.</summary>
    public int Preferring { get; private set; }

    /// <summary>The most seats kept for each agent in groups in which nobody waits.</summary>
    public int SeatsPerAgent { get; set; } = 64;

    /// <summary>The contacts that wait in a queue, in the order in which they are served; the first few cost little.</summary>
    public IEnumerable<ContactState> WaitingInOrder(QueueId queue) => InOrder(QueueOf(queue).AllGroups).Where(contact => contact.Status == ContactStatus.Waiting);

    /// <summary>The contacts that wait for one agent by name, in the order in which they are served.</summary>
    public IReadOnlyList<ContactId> KeptFor(AgentId agent) =>
        _byHold.TryGetValue(agent, out var groups) ? [.. InOrder(groups).Select(contact => contact.Id)] : [];

    public QueueIndex QueueOf(QueueId queue)
    {
        if (_lastQueue is not null && _lastQueue.Queue == queue)
        {
            return _lastQueue;
        }

        if (!_queues.TryGetValue(queue, out var found))
        {
            _queues[queue] = found = new QueueIndex(queue);
        }

        return _lastQueue = found;
    }

    /// <summary>The agents among whom all are who could take a contact of the queue with such skills.</summary>
    public HashSet<AgentState> Candidates(QueueId queue, IReadOnlyList<SkillRequirement> skills) =>
        _skills.Fewest(QueueOf(queue).Agents, skills);

    /// <summary>The contacts of several groups in the order in which they are served; the first few cost little.</summary>
    public static IEnumerable<ContactState> InOrder(IEnumerable<MatchGroup> groups) =>
        WaitingLines.Merged(groups.Where(group => group.Waiting.Count > 0).Select(group => group.Waiting.InOrder()));

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
        if (!group.IsOpen)
        {
            Open(group);
        }

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
            if (group is { IsOpen: false, Waiting.Count: > 0 })
            {
                Open(group);
            }

            group.IsDirty = false;
        }

        Dirty.Clear();
    }

    /// <summary>Puts a contact that has changed where it belongs now.</summary>
    public void ContactChanged(ContactState contact)
    {
        var place = contact.Place;
        Count(contact);
        bool waits = contact.IsIn && contact.WantsAgents;
        if (!waits && place.Group is null)
        {
            return;
        }

        var left = place.Group;
        var joined = !waits ? null : left is not null && HasSameKey(contact, left) ? left : GroupOf(contact);
        if (joined is { Ready.Count: > 0 } or { IsOpen: false })
        {
            Mark(joined);
        }

        if (left == joined && place.RankTicks == contact.Rank.UtcTicks)
        {
            return;
        }

        left?.Waiting.Remove(contact);
        if (joined is { Waiting.Count: 0 })
        {
            _idle.Remove(joined);
            if (!joined.IsOpen && HasRoom(joined.Key, Candidates(joined.Key.Queue, joined.Key.Skills).Count))
            {
                Open(joined);
            }
        }

        (place.Group, place.Requirement, place.Hold) = (joined, waits ? contact.Requirement : null, waits ? contact.Hold : null);
        joined?.Waiting.Add(contact);
        if (left is { Waiting.Count: 0 })
        {
            Leave(left);
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
            Refresh(agent, place.Seats);
            return;
        }

        while (place.Seats.Count > 0)
        {
            place.Seats[^1].Group.Dismiss(place.Seats[^1]);
        }

        if (place.SeatedBy is { } before)
        {
            _skills.Remove(agent, before);
            Preferring -= before.PrefersQueues ? 1 : 0;
            foreach (var membership in before.Queues)
            {
                QueueOf(membership.Queue).Agents.Remove(agent);
            }
        }

        place.SeatedBy = profile;
        if (profile is not null)
        {
            _skills.Add(agent, profile);
            Preferring += profile.PrefersQueues ? 1 : 0;
            foreach (var membership in profile.Queues)
            {
                var queue = QueueOf(membership.Queue);
                queue.Agents.Add(agent);
                Admit(queue.Groups, agent);
            }

            Admit(_byHold.GetValueOrDefault(agent.Id), agent);
        }
    }

    /// <summary>Takes note of how a queue is set up now, and ranks its agents again when its strategy is another.</summary>
    public void QueueChanged(QueueId queue)
    {
        var now = state.Queue(queue);
        foreach (var group in QueueOf(queue).AllGroups)
        {
            if (group.Queue is not null && now is not null && group.Queue.Strategy == now.Strategy)
            {
                group.Queue = now;
                continue;
            }

            bool wasOpen = group.IsOpen;
            group.Close();
            group.Queue = now;
            if (wasOpen)
            {
                Open(group);
            }
        }
    }

    /// <summary>Seats the agents who could take the contacts of a group.</summary>
    public void Open(MatchGroup group)
    {
        Seating++;
        group.IsOpen = true;
        if (group.Key.HeldFor is { } name)
        {
            if (state.Agent(name) is { Place.SeatedBy: not null } named)
            {
                group.Admit(named);
            }
        }
        else
        {
            // One whom the index has not seen yet is not among them, and is given all seats in a moment.
            foreach (var agent in Candidates(group.Key.Queue, group.Key.Skills))
            {
                group.Admit(agent);
            }
        }

        if (group is { Ready.Count: > 0, Waiting.Count: > 0 })
        {
            Mark(group);
        }
    }

    private void Refresh(AgentState agent, List<AgentSeat> seats)
    {
        // Nearly all of an agent's seats are of one channel.
        Channel? channel = null;
        bool isReady = false;
        foreach (var seat in seats)
        {
            if (channel != seat.Group.Key.Channel)
            {
                channel = seat.Group.Key.Channel;
                isReady = AgentRoom.IsReady(agent, channel.Value);
            }

            if (seat.Group.Refresh(seat, isReady) && seat.Group.Waiting.Count > 0)
            {
                Mark(seat.Group);
            }
        }
    }

    private static bool HasSameKey(ContactState contact, MatchGroup group) =>
        ReferenceEquals(contact.Place.Requirement, contact.Requirement) && ReferenceEquals(contact.Place.Hold, contact.Hold) && group.Key.Queue == contact.Queue;

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
        var group = new MatchGroup(key) { Queue = state.Queue(key.Queue) };
        _groups.Add(key, group);
        if (key.HeldFor is { } agent)
        {
            QueueOf(key.Queue).KeptGroups.Add(group);
            (_byHold.TryGetValue(agent, out var kept) ? kept : _byHold[agent] = []).Add(group);
        }
        else
        {
            QueueOf(key.Queue).Groups.Add(group);
        }

        // An agent by name is no search.
        if (key.HeldFor is not null || HasRoom(key, Candidates(key.Queue, key.Skills).Count))
        {
            Open(group);
        }

        _idle.Add(group);
        return group;
    }

    private void Leave(MatchGroup group)
    {
        // One that is kept for an agent by name is seldom wanted again.
        if (group.Key.HeldFor is not null)
        {
            Drop(group);
            return;
        }

        // It was opened because somebody had to wait; now that nobody does, it is one among many.
        if (!HasRoom(group.Key, group.Seats.Count))
        {
            Seating++;
            group.Close();
        }

        _idle.Add(group);
        while (_idle.Surplus() is { } surplus)
        {
            Drop(surplus);
        }
    }

    private void Drop(MatchGroup group)
    {
        _idle.Remove(group);
        Seating++;
        group.Close();
        _groups.Remove(group.Key);
        var queue = QueueOf(group.Key.Queue);
        if (group.Key.HeldFor is { } agent)
        {
            queue.KeptGroups.Remove(group);
            var kept = _byHold[agent];
            kept.Remove(group);
            if (kept.Count == 0)
            {
                _byHold.Remove(agent);
            }
        }
        else
        {
            queue.Groups.Remove(group);
        }

        if (group.IsDirty)
        {
            group.IsDirty = false;
            Dirty.Remove(group);
        }
    }

    private bool HasRoom(in MatchKey key, int seats) => _idle.Seats + seats <= (long)SeatsPerAgent * QueueOf(key.Queue).Agents.Count;

    private void Count(ContactState contact)
    {
        var place = contact.Place;
        if (place.CountedIn is { } before)
        {
            if (contact.IsIn && contact.Status == place.CountedAs && contact.Queue == before.Queue)
            {
                return;
            }

            before.Add(place.CountedAs, -1);
        }

        place.CountedIn = contact.IsIn ? QueueOf(contact.Queue) : null;
        place.CountedAs = contact.Status;
        place.CountedIn?.Add(contact.Status, 1);
    }
}
