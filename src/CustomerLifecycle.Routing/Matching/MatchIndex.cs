namespace CustomerLifecycle.Routing;

/// <summary>Keeps, for each distinct requirement, the waiting contacts and the agents in order, so that a decision looks at the heads
/// of a few sets and not at every contact and agent. It is derived from the state alone.</summary>
internal sealed class MatchIndex(PoolState state)
{
    /// <summary>Groups without contacts are kept for the next contact of their kind up to this number.</summary>
    internal const int MaxIdleGroups = 1024;

    private readonly Dictionary<MatchKey, MatchGroup> _groups = [];
    private readonly Dictionary<QueueId, List<MatchGroup>> _byQueue = [];
    private readonly Dictionary<AgentId, List<MatchGroup>> _byHold = [];
    private readonly Dictionary<QueueId, int> _waiting = [];

    /// <summary>The groups in which a contact and an agent may have come together since it was last cleared. In every other group
    /// nobody ready can take anything that waits.</summary>
    public HashSet<MatchGroup> Dirty { get; } = [];

    public int WaitingIn(QueueId queue) => _waiting.GetValueOrDefault(queue);

    public IEnumerable<MatchGroup> GroupsOf(QueueId queue) => _groups.Values.Where(g => g.Key.Queue == queue);

    /// <summary>The contacts that wait for one agent by name, in the order in which they are served.</summary>
    public IReadOnlyList<ContactId> KeptFor(AgentId agent) =>
        _byHold.TryGetValue(agent, out var groups) ? [.. groups.SelectMany(g => g.Waiting).Order().Select(place => place.Contact)] : [];

    public MatchGroup GroupOf(ContactState contact)
    {
        var key = MatchKey.Of(contact);
        return _groups.TryGetValue(key, out var group) ? group : Create(key);
    }

    public void ContactChanged(ContactState? before, ContactState? after)
    {
        before = before is { Status: ContactStatus.Waiting } ? before : null;
        after = after is { Status: ContactStatus.Waiting } ? after : null;
        var left = before is null ? null : GroupOf(before);
        var joined = after is null ? null : GroupOf(after);
        if (joined is { Ready.Count: > 0 })
        {
            Dirty.Add(joined);
        }

        if (left == joined && before?.Rank == after?.Rank)
        {
            return;
        }

        if (left is not null)
        {
            left.Waiting.Remove(WaitingEntry.Of(before!));
            _waiting[before!.Queue] = WaitingIn(before.Queue) - 1;
        }

        if (joined is not null)
        {
            joined.Waiting.Add(WaitingEntry.Of(after!));
            _waiting[after!.Queue] = WaitingIn(after.Queue) + 1;
        }

        if (left is { Waiting.Count: 0 })
        {
            DropIfTooMany(left);
        }
    }

    public void AgentChanged(AgentState? before, AgentState? after)
    {
        if (before is not null)
        {
            foreach (var membership in before.Profile.Queues)
            {
                if (after?.MembershipOf(membership.Queue) is null)
                {
                    _byQueue.GetValueOrDefault(membership.Queue)?.ForEach(group => group.Forget(before.Id));
                }
            }
        }

        if (after is null)
        {
            _byHold.GetValueOrDefault(before!.Id)?.ForEach(group => group.Forget(before.Id));
            return;
        }

        foreach (var membership in after.Profile.Queues)
        {
            Refresh(_byQueue.GetValueOrDefault(membership.Queue), after);
        }

        Refresh(_byHold.GetValueOrDefault(after.Id), after);
    }

    /// <summary>Ranks every agent of a queue again, after its strategy may have changed.</summary>
    public void QueueChanged(QueueId queue)
    {
        foreach (var group in GroupsOf(queue))
        {
            foreach (var agent in group.Members.ToList())
            {
                group.Forget(agent);
            }

            Fill(group);
        }
    }

    private void Refresh(List<MatchGroup>? groups, AgentState agent)
    {
        foreach (var group in groups ?? [])
        {
            if (state.Queue(group.Key.Queue) is { } queue && group.Refresh(queue, agent) && group.Waiting.Count > 0)
            {
                Dirty.Add(group);
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
        if (state.Queue(group.Key.Queue) is not { } queue)
        {
            return;
        }

        if (group.Key.HeldFor is { } name)
        {
            if (state.Agent(name) is { } named)
            {
                group.Refresh(queue, named);
            }
        }
        else
        {
            foreach (var agent in state.Agents)
            {
                group.Refresh(queue, agent);
            }
        }

        if (group is { Ready.Count: > 0, Waiting.Count: > 0 })
        {
            Dirty.Add(group);
        }
    }

    private void DropIfTooMany(MatchGroup group)
    {
        if (group.Key.HeldFor is not null || _groups.Count > MaxIdleGroups)
        {
            _groups.Remove(group.Key);
            SiblingsOf(group.Key).Remove(group);
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
