namespace CustomerLifecycle.Routing;

/// <summary>Everything a pool knows, with the indexes derived from it and a journal by which a proposal is undone.</summary>
internal sealed class PoolState
{
    private readonly Dictionary<QueueId, QueueDefinition> _queues = [];
    private readonly Dictionary<AgentId, AgentSlot> _agents = [];
    private readonly Dictionary<ContactId, ContactSlot> _contacts = [];
    private readonly SlotHeap<TimedSlot> _due = new(static slot => slot.DueIndex, static (slot, index) => slot.DueIndex = index);
    private readonly List<Change> _journal = [];
    private Savepoint? _proposals;
    private Savepoint? _decision;

    public PoolState() => Index = new MatchIndex(this);

    public MatchIndex Index { get; }

    /// <summary>The sequence number of the last event applied.</summary>
    public long Sequence { get; set; }

    /// <summary>The time of the last event applied.</summary>
    public DateTimeOffset At { get; set; } = DateTimeOffset.MinValue;

    public IReadOnlyCollection<QueueDefinition> Queues => _queues.Values;

    public IEnumerable<AgentState> Agents => _agents.Values.Select(static slot => slot.State!);

    public IEnumerable<ContactState> Contacts => _contacts.Values.Select(static slot => slot.State!);

    /// <summary>The contact or agent for which time next changes something, and when.</summary>
    public (DateTimeOffset At, TimedSlot What)? NextDue =>
        _due.Count == 0 ? null : (new DateTimeOffset(_due.FirstKey, TimeSpan.Zero), _due.First);

    public QueueDefinition? Queue(QueueId id) => _queues.GetValueOrDefault(id);

    public AgentState? Agent(AgentId id) => _agents.GetValueOrDefault(id)?.State;

    public ContactState? Contact(ContactId id) => _contacts.GetValueOrDefault(id)?.State;

    /// <summary>The contacts an agent holds, oldest first.</summary>
    public IReadOnlyList<ContactId> HeldBy(AgentId agent) => _agents.TryGetValue(agent, out var slot) ? [.. slot.Held.Select(held => held.Id)] : [];

    public void Put(QueueDefinition queue)
    {
        var before = Queue(queue.Id);
        Note(new Change(queue.Id, before));
        Set(queue.Id, queue);
    }

    public void Put(AgentState agent)
    {
        var slot = agent.Slot;
        if (slot is null)
        {
            slot = agent.Slot = _agents.GetValueOrDefault(agent.Id) ?? new AgentSlot(agent.Id);
        }

        Note(new Change(slot, slot.State));
        Set(slot, agent);
    }

    public void Put(ContactState contact)
    {
        var slot = contact.Slot;
        if (slot is null)
        {
            slot = contact.Slot = _contacts.GetValueOrDefault(contact.Id) ?? new ContactSlot(contact.Id);
        }

        Note(new Change(slot, slot.State));
        Set(slot, contact);
    }

    public void Remove(ContactState contact)
    {
        var slot = contact.Slot!;
        Note(new Change(slot, slot.State));
        Set(slot, (ContactState?)null);
    }

    /// <summary>Begins a decision. Decisions pile up, each on what the ones before it changed, until <see cref="Commit"/> keeps all of
    /// them or <see cref="RollBack"/> undoes all of them.</summary>
    public void BeginDecision()
    {
        if (_decision is not null)
        {
            throw new InvalidOperationException("The pool is in use by another decision. A pool is used by one thread at a time.");
        }

        _decision = new Savepoint(_journal.Count, Sequence, At);
        _proposals ??= _decision;
        Index.ClearDirty();
    }

    /// <summary>The decision stands beside those before it.</summary>
    public void EndDecision() => _decision = null;

    /// <summary>Undoes the decision that was begun last, and none before it.</summary>
    public void RollBackDecision()
    {
        Undo(_decision!.Value);
        _decision = null;
    }

    public void Commit()
    {
        _journal.Clear();
        _proposals = null;
    }

    public void RollBack()
    {
        if (_proposals is { } first)
        {
            Undo(first);
        }

        _proposals = null;
        _decision = null;
    }

    private void Undo(Savepoint savepoint)
    {
        for (int i = _journal.Count - 1; i >= savepoint.Changes; i--)
        {
            var (place, before) = _journal[i];
            switch (place)
            {
                case ContactSlot slot:
                    Set(slot, (ContactState?)before);
                    break;
                case AgentSlot slot:
                    Set(slot, (AgentState?)before);
                    break;
                default:
                    Set((QueueId)place, (QueueDefinition?)before);
                    break;
            }
        }

        _journal.RemoveRange(savepoint.Changes, _journal.Count - savepoint.Changes);
        (Sequence, At) = (savepoint.Sequence, savepoint.At);
        Index.ClearDirty();
    }

    private void Note(Change change)
    {
        if (_proposals is not null)
        {
            _journal.Add(change);
        }
    }

    private void Set(QueueId id, QueueDefinition? after)
    {
        if (after is null)
        {
            _queues.Remove(id);
        }
        else
        {
            _queues[id] = after;
        }

        Index.QueueChanged(id);
    }

    private void Set(AgentSlot slot, AgentState? after)
    {
        var before = slot.State;
        slot.State = after;
        if (before is null)
        {
            _agents.Add(slot.Id, slot);
        }
        else if (after is null)
        {
            _agents.Remove(slot.Id);
        }

        Retime(slot, before?.NextDue(), after?.NextDue(), after?.Arrival ?? 0);
        Index.AgentChanged(slot, before, after);
    }

    private void Set(ContactSlot slot, ContactState? after)
    {
        var before = slot.State;
        slot.State = after;
        if (before is null)
        {
            _contacts.Add(slot.Id, slot);
        }
        else if (after is null)
        {
            _contacts.Remove(slot.Id);
        }

        Retime(slot, before?.NextDue(), after?.NextDue(), after?.Arrival ?? 0);
        Rehold(slot, before, after);
        Index.ContactChanged(slot, before, after);
    }

    private void Retime(TimedSlot slot, DateTimeOffset? was, DateTimeOffset? due, long arrival)
    {
        if (was == due)
        {
            return;
        }

        if (was is not null)
        {
            _due.Remove(slot);
        }

        if (due is { } at)
        {
            _due.Add(slot, at.UtcTicks, arrival);
        }
    }

    private void Rehold(ContactSlot slot, ContactState? before, ContactState? after)
    {
        var was = before is { IsHeld: true } ? before.Agent : null;
        var now = after is { IsHeld: true } ? after.Agent : null;
        if (was == now)
        {
            return;
        }

        if (was is { } left)
        {
            _agents[left].Held.Remove(slot);
        }

        if (now is { } holder)
        {
            _agents[holder].Hold(slot, after!.Arrival);
        }
    }

    private readonly record struct Change(object Place, object? Before);

    private readonly record struct Savepoint(int Changes, long Sequence, DateTimeOffset At);
}
