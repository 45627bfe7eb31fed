namespace CustomerLifecycle.Routing;

/// <summary>Everything a pool knows, with the indexes derived from it and a journal by which a proposal is undone.</summary>
internal sealed class PoolState
{
    private readonly Dictionary<QueueId, QueueDefinition> _queues = [];
    private readonly Dictionary<AgentId, AgentState> _agents = [];
    private readonly Dictionary<ContactId, ContactState> _contacts = [];
    private readonly Dictionary<AgentId, SortedDictionary<long, ContactId>> _heldBy = [];
    private readonly SortedSet<(long Ticks, long Arrival, ContactId Contact)> _due =
        new(Comparer<(long Ticks, long Arrival, ContactId Contact)>.Create(
            static (a, b) => a.Ticks != b.Ticks ? a.Ticks.CompareTo(b.Ticks) : a.Arrival.CompareTo(b.Arrival)));

    private readonly Stack<(object? Before, object? After)> _journal = [];
    private (long Sequence, DateTimeOffset At)? _savepoint;

    public PoolState() => Index = new MatchIndex(this);

    public MatchIndex Index { get; }

    /// <summary>The sequence number of the last event applied.</summary>
    public long Sequence { get; set; }

    /// <summary>The time of the last event applied.</summary>
    public DateTimeOffset At { get; set; } = DateTimeOffset.MinValue;

    public IReadOnlyCollection<QueueDefinition> Queues => _queues.Values;

    public IReadOnlyCollection<AgentState> Agents => _agents.Values;

    public IReadOnlyCollection<ContactState> Contacts => _contacts.Values;

    /// <summary>The contact for which time next changes something, and when.</summary>
    public (DateTimeOffset At, ContactId Contact)? NextDue =>
        _due.Count == 0 ? null : (new DateTimeOffset(_due.Min.Ticks, TimeSpan.Zero), _due.Min.Contact);

    public QueueDefinition? Queue(QueueId id) => _queues.GetValueOrDefault(id);

    public AgentState? Agent(AgentId id) => _agents.GetValueOrDefault(id);

    public ContactState? Contact(ContactId id) => _contacts.GetValueOrDefault(id);

    /// <summary>The contacts an agent holds, oldest first.</summary>
    public IReadOnlyList<ContactId> HeldBy(AgentId agent) => _heldBy.TryGetValue(agent, out var held) ? [.. held.Values] : [];

    public void Put(QueueDefinition queue) => Change(Queue(queue.Id), queue);

    public void Put(AgentState agent) => Change(Agent(agent.Id), agent);

    public void Put(ContactState contact) => Change(Contact(contact.Id), contact);

    public void Remove(ContactState contact) => Change(contact, null);

    /// <summary>Everything from here on can be undone by <see cref="RollBack"/>, until <see cref="Commit"/>.</summary>
    public void Begin()
    {
        if (_savepoint is not null)
        {
            throw new InvalidOperationException("The pool is in use by another decision. A pool is used by one thread at a time.");
        }

        _savepoint = (Sequence, At);
        Index.Dirty.Clear();
    }

    /// <summary>The contacts changed since <see cref="Begin"/>, each as it was then; null = it was not there.</summary>
    public IReadOnlyDictionary<ContactId, ContactState?> ContactsBefore()
    {
        var before = new Dictionary<ContactId, ContactState?>();
        // From the newest change to the oldest, so that the oldest stays.
        foreach (var change in _journal)
        {
            if ((change.After ?? change.Before) is ContactState contact)
            {
                before[contact.Id] = (ContactState?)change.Before;
            }
        }

        return before;
    }

    public void Commit()
    {
        _journal.Clear();
        _savepoint = null;
    }

    public void RollBack()
    {
        while (_journal.TryPop(out var change))
        {
            Set(change.After, change.Before);
        }

        if (_savepoint is { } savepoint)
        {
            (Sequence, At) = savepoint;
        }

        _savepoint = null;
        Index.Dirty.Clear();
    }

    private void Change(object? before, object? after)
    {
        if (_savepoint is not null)
        {
            _journal.Push((before, after));
        }

        Set(before, after);
    }

    private void Set(object? before, object? after)
    {
        switch (after ?? before)
        {
            case QueueDefinition queue:
                Store(_queues, queue.Id, after as QueueDefinition);
                Index.QueueChanged(queue.Id);
                break;
            case AgentState agent:
                Store(_agents, agent.Id, after as AgentState);
                Index.AgentChanged(before as AgentState, after as AgentState);
                break;
            case ContactState contact:
                Store(_contacts, contact.Id, after as ContactState);
                Reindex(before as ContactState, after as ContactState);
                Index.ContactChanged(before as ContactState, after as ContactState);
                break;
        }
    }

    private void Reindex(ContactState? before, ContactState? after)
    {
        if (before?.NextDue() is { } wasDue)
        {
            _due.Remove((wasDue.UtcTicks, before.Arrival, before.Id));
        }

        if (after?.NextDue() is { } due)
        {
            _due.Add((due.UtcTicks, after.Arrival, after.Id));
        }

        if (before is { IsHeld: true })
        {
            _heldBy[before.Agent!.Value].Remove(before.Arrival);
        }

        if (after is { IsHeld: true })
        {
            var agent = after.Agent!.Value;
            (_heldBy.TryGetValue(agent, out var held) ? held : _heldBy[agent] = []).Add(after.Arrival, after.Id);
        }
    }

    private static void Store<TKey, TValue>(Dictionary<TKey, TValue> entities, TKey key, TValue? value)
        where TKey : notnull
        where TValue : class
    {
        if (value is null)
        {
            entities.Remove(key);
        }
        else
        {
            entities[key] = value;
        }
    }
}
