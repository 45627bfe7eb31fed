using System.Runtime.InteropServices;

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

    public void ClearDirty()
    {
        foreach (var group in Dirty)
        {
            group.IsDirty = false;
        }

        Dirty.Clear();
    }

    public void ContactChanged(ContactSlot slot, ContactState? before, ContactState? after)
    {
        before = before is { Status: ContactStatus.Waiting } ? before : null;
        after = after is { Status: ContactStatus.Waiting } ? after : null;
        if (before is null && after is null)
        {
            return;
        }

        var left = slot.Group;
        var joined = after is null ? null : before is not null && HasSameKey(before, after) ? left : GroupOf(after);
        if (joined is { Agents.Ready: > 0 })
        {
            Mark(joined);
        }

        if (left == joined && before?.Rank == after?.Rank)
        {
            return;
        }

        slot.Group = joined;
        left?.Waiting.Remove(slot);
        joined?.Waiting.Add(slot, after!);

        if (left is { Waiting.Count: 0 })
        {
            DropIfTooMany(left);
        }
    }

    public void AgentChanged(AgentSlot slot, AgentState? before, AgentState? after)
    {
        if (before is not null && after is not null && before.IsPresent == after.IsPresent && ReferenceEquals(before.Profile, after.Profile))
        {
            foreach (var seat in CollectionsMarshal.AsSpan(slot.Seats))
            {
                if (seat.Group.Refresh(seat.Leaf, after) && seat.Group.Waiting.Count > 0)
                {
                    Mark(seat.Group);
                }
            }

            return;
        }

        foreach (var seat in slot.Seats)
        {
            seat.Group.Agents.Unseat(seat.Leaf);
        }

        slot.Seats.Clear();
        if (after is { IsPresent: true })
        {
            foreach (var membership in after.Profile.Queues)
            {
                Admit(_byQueue.GetValueOrDefault(membership.Queue), slot);
            }

            Admit(_byHold.GetValueOrDefault(slot.Id), slot);
        }
    }

    /// <summary>Ranks every agent of a queue again, after its strategy may have changed.</summary>
    public void QueueChanged(QueueId queue)
    {
        foreach (var group in GroupsOf(queue))
        {
            foreach (var agent in group.Agents.Seated().ToList())
            {
                Unseat(group, agent);
            }

            Fill(group);
        }
    }

    private static bool HasSameKey(ContactState a, ContactState b) =>
        a.Step == b.Step && ReferenceEquals(a.Steps, b.Steps) && ReferenceEquals(a.Hold, b.Hold) && a.Queue == b.Queue;

    private static IEnumerable<ContactState> InOrder(IEnumerable<MatchGroup> groups) =>
        groups.SelectMany(group => group.Waiting.InOrder()).Select(slot => slot.State!).OrderBy(WaitingEntry.Of);

    private static void Unseat(MatchGroup group, AgentSlot agent)
    {
        int at = agent.Seats.FindIndex(seat => seat.Group == group);
        group.Agents.Unseat(agent.Seats[at].Leaf);
        agent.Seats.RemoveAt(at);
    }

    private void Mark(MatchGroup group)
    {
        if (!group.IsDirty)
        {
            group.IsDirty = true;
            Dirty.Add(group);
        }
    }

    private void Admit(List<MatchGroup>? groups, AgentSlot slot)
    {
        foreach (var group in groups ?? [])
        {
            group.Admit(slot);
            if (group is { Agents.Ready: > 0, Waiting.Count: > 0 })
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
        group.Queue = state.Queue(group.Key.Queue);
        if (group.Key.HeldFor is { } name)
        {
            if (state.Agent(name) is { } named)
            {
                group.Admit(named.Slot!);
            }
        }
        else
        {
            foreach (var agent in state.Agents)
            {
                group.Admit(agent.Slot!);
            }
        }

        if (group is { Agents.Ready: > 0, Waiting.Count: > 0 })
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

        foreach (var agent in group.Agents.Seated().ToList())
        {
            Unseat(group, agent);
        }

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
