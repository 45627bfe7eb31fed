namespace CustomerLifecycle.Routing;

/// <summary>Everything a pool knows, with the indexes derived from it and a journal by which proposals are withdrawn.</summary>
/// <remarks>A state is changed in place, after <see cref="Change(ContactState)"/> or <see cref="Change(AgentState)"/>. The indexes look
/// at what has changed when they are next asked, so several changes of one state cost them one look.</remarks>
internal sealed class PoolState
{
    private readonly Dictionary<QueueId, QueueDefinition> _queues = [];
    private readonly Dictionary<AgentId, AgentState> _agents = [];
    private readonly Dictionary<ContactId, ContactState> _contacts = [];
    private readonly Dictionary<QueueId, QueueFlow> _flows = [];
    private readonly SlotHeap<DueTime, TimedState> _due = new(static (state, index) => state.DueIndex = index);
    private readonly List<ContactState> _touchedContacts = [];
    private readonly List<AgentState> _touchedAgents = [];
    private readonly Journal _journal = new();
    private readonly MatchIndex _index;
    private QueueDefinition? _lastQueue;
    private AgentState? _lastAgent;
    private ContactState? _lastContact;
    private Savepoint? _proposals;
    private Savepoint? _decision;

    public PoolState() => _index = new MatchIndex(this);

    public MatchIndex Index
    {
        get
        {
            Reindex();
            return _index;
        }
    }

    /// <summary>The sequence number of the last event applied.</summary>
    public long Sequence { get; set; }

    /// <summary>The time of the last event applied.</summary>
    public DateTimeOffset At { get; set; } = DateTimeOffset.MinValue;

    public IReadOnlyCollection<QueueDefinition> Queues => _queues.Values;

    public IReadOnlyCollection<AgentState> Agents => _agents.Values;

    public IReadOnlyCollection<ContactState> Contacts => _contacts.Values;

    /// <summary>The contact or agent for which time next changes something, and when.</summary>
    public (DateTimeOffset At, TimedState What)? NextDue
    {
        get
        {
            Reindex();
            return _due.Count == 0 ? null : (new DateTimeOffset(_due.FirstKey.Ticks, TimeSpan.Zero), _due.First);
        }
    }

    /// <summary>The flows of the queues from which a contact has left.</summary>
    public IEnumerable<QueueFlow> Flows => _flows.Values.Where(flow => flow.Served > 0 || flow.LeftParts > 0);

    public QueueFlow? Flow(QueueId id) => _flows.GetValueOrDefault(id);

    /// <summary>Lets the flow of a queue be changed in place.</summary>
    public QueueFlow ChangeFlow(QueueId id)
    {
        if (!_flows.TryGetValue(id, out var flow))
        {
            // One of which nothing is known says the same as none: it stays when the decision is withdrawn.
            _flows.Add(id, flow = new QueueFlow { Queue = id });
        }

        _journal.Keep(flow);
        return flow;
    }

    /// <summary>Brings a flow in.</summary>
    public void Add(QueueFlow flow) => _flows[flow.Queue] = flow;

    // A decision asks for the same few again and again: the last one found is remembered.
    public QueueDefinition? Queue(QueueId id) =>
        _lastQueue is { } last && last.Id == id ? last : _lastQueue = _queues.GetValueOrDefault(id);

    public AgentState? Agent(AgentId id) =>
        _lastAgent is { IsIn: true } last && last.Id == id ? last : _lastAgent = _agents.GetValueOrDefault(id);

    public ContactState? Contact(ContactId id) =>
        _lastContact is { IsIn: true } last && last.Id == id ? last : _lastContact = _contacts.GetValueOrDefault(id);

    /// <summary>The contacts an agent holds, oldest first.</summary>
    public IReadOnlyList<ContactId> HeldBy(AgentId agent)
    {
        Reindex();
        List<ContactId> held = [];
        for (var contact = Agent(agent)?.Place.FirstHeld; contact is not null; contact = contact.Place.NextHeld)
        {
            held.Add(contact.Id);
        }

        if (Agent(agent) is { Place.Shared.Count: > 0 } shared)
        {
            held.AddRange(shared.Place.Shared.Select(contact => contact.Id));
            held.Sort((a, b) => Contact(a)!.Arrival.CompareTo(Contact(b)!.Arrival));
        }

        return held;
    }

    public void Put(QueueDefinition queue)
    {
        _journal.Keep(queue.Id, Queue(queue.Id));
        Set(queue.Id, queue);
        Index.QueueChanged(queue.Id);
    }

    /// <summary>Brings an agent in.</summary>
    public void Add(AgentState agent)
    {
        _journal.Keep(agent);
        agent.IsIn = true;
        _agents.Add(agent.Id, agent);
        Touch(agent);
    }

    /// <summary>Brings a contact in.</summary>
    public void Add(ContactState contact)
    {
        _journal.Keep(contact);
        contact.IsIn = true;
        _contacts.Add(contact.Id, contact);
        Touch(contact);
    }

    /// <summary>A contact to fill in and to <see cref="Add(ContactState)"/>.</summary>
    public ContactState NewContact() => _journal.NewContact();

    /// <summary>Lets the agent be changed in place.</summary>
    /// <returns>The agent.</returns>
    public AgentState Change(AgentState agent)
    {
        _journal.Keep(agent);
        Touch(agent);
        return agent;
    }

    /// <summary>Lets the contact be changed in place.</summary>
    /// <returns>The contact.</returns>
    public ContactState Change(ContactState contact)
    {
        _journal.Keep(contact);
        Touch(contact);
        return contact;
    }

    /// <summary>Takes the contact out. What it says is there to be read until the decision is over.</summary>
    public void Remove(ContactState contact)
    {
        _contacts.Remove(contact.Id);
        Change(contact).IsIn = false;
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
        _journal.Begin();
        Index.ClearDirty();
    }

    /// <summary>The decision stands beside those before it.</summary>
    public void EndDecision() => _decision = null;

    /// <summary>Undoes the decision that was begun last, and none before it.</summary>
    public void RollBackDecision()
    {
        Undo(_decision!.Value);
        if (_decision == _proposals)
        {
            _journal.Close();
            _proposals = null;
        }

        _decision = null;
    }

    public void Commit()
    {
        Reindex();
        _journal.Close();
        _proposals = null;
    }

    public void RollBack()
    {
        if (_proposals is { } first)
        {
            Undo(first);
        }

        _journal.Close();
        _proposals = null;
        _decision = null;
    }

    /// <summary>Lets the indexes look at what has changed.</summary>
    public void Reindex()
    {
        if (_touchedContacts.Count == 0 && _touchedAgents.Count == 0)
        {
            return;
        }

        foreach (var contact in _touchedContacts)
        {
            contact.IsTouched = false;
            Retime(contact, contact.IsIn ? contact.NextDue() : null, contact.Arrival);
            Rehold(contact);
            _index.ContactChanged(contact);
        }

        foreach (var agent in _touchedAgents)
        {
            agent.IsTouched = false;
            Retime(agent, agent.IsIn ? agent.NextDue() : null, agent.Arrival);
            _index.AgentChanged(agent);
        }

        _touchedContacts.Clear();
        _touchedAgents.Clear();
    }

    private void Undo(Savepoint savepoint)
    {
        // The indexes let go of what came in, which is used again.
        Reindex();
        List<ContactState> gone = [];
        List<QueueId> queues = [];
        while (_journal.Count > savepoint.Changes)
        {
            var (place, before) = _journal.Pop();
            switch (place)
            {
                case ContactState contact:
                    Undo(contact, (ContactState)before!, gone);
                    break;
                case AgentState agent:
                    Undo(agent, (AgentState)before!);
                    break;
                case QueueFlow flow:
                    flow.CopyFrom((QueueFlow)before!);
                    flow.SavedBy = 0;
                    _journal.Recycle((QueueFlow)before!);
                    break;
                default:
                    Set((QueueId)place, (QueueDefinition?)before);
                    queues.Add((QueueId)place);
                    break;
            }
        }

        (Sequence, At) = (savepoint.Sequence, savepoint.At);
        Reindex();
        queues.ForEach(_index.QueueChanged);
        _index.ClearDirty();
        gone.ForEach(_journal.Recycle);
    }

    private void Undo(ContactState contact, ContactState before, List<ContactState> gone)
    {
        if (contact.IsIn && !before.IsIn)
        {
            _contacts.Remove(contact.Id);
            gone.Add(contact);
        }
        else if (!contact.IsIn && before.IsIn)
        {
            _contacts.Add(before.Id, contact);
        }
        else if (!contact.IsIn)
        {
            gone.Add(contact);
        }

        if (before.IsIn)
        {
            contact.CopyFrom(before);
        }

        contact.IsIn = before.IsIn;
        Touch(contact);
        _journal.Recycle(before);
    }

    private void Undo(AgentState agent, AgentState before)
    {
        if (!before.IsIn)
        {
            _agents.Remove(agent.Id);
        }

        agent.CopyFrom(before);
        Touch(agent);
        _journal.Recycle(before);
    }

    private void Touch(ContactState contact)
    {
        if (!contact.IsTouched)
        {
            contact.IsTouched = true;
            _touchedContacts.Add(contact);
        }
    }

    private void Touch(AgentState agent)
    {
        if (!agent.IsTouched)
        {
            agent.IsTouched = true;
            _touchedAgents.Add(agent);
        }
    }

    private void Set(QueueId id, QueueDefinition? queue)
    {
        _lastQueue = null;
        if (queue is null)
        {
            _queues.Remove(id);
        }
        else
        {
            _queues[id] = queue;
        }
    }

    private void Retime(TimedState state, DateTimeOffset? due, long arrival)
    {
        long ticks = due?.UtcTicks ?? TimedState.Never;
        if (ticks == state.DueTicks)
        {
            return;
        }

        if (state.DueTicks != TimedState.Never)
        {
            _due.Remove(state.DueIndex);
        }

        state.DueTicks = ticks;
        if (ticks != TimedState.Never)
        {
            _due.Add(state, new DueTime(ticks, arrival));
        }
    }

    private void Rehold(ContactState contact)
    {
        var place = contact.Place;
        var holder = contact is { IsIn: true, IsHeld: true, Agent: { } name } ? _agents[name] : null;
        if (place.Holder != holder)
        {
            place.Holder?.Place.Release(contact);
            holder?.Place.Hold(contact);
            place.Holder = holder;
        }

        var legs = contact.IsIn ? contact.Legs : [];
        if (!ReferenceEquals(place.Legs, legs))
        {
            foreach (var leg in place.Legs)
            {
                _agents.GetValueOrDefault(leg.Agent)?.Place.Shared.Remove(contact);
            }

            foreach (var leg in legs)
            {
                _agents[leg.Agent].Place.Shared.Add(contact);
            }

            place.Legs = legs;
        }
    }

    private readonly record struct Savepoint(int Changes, long Sequence, DateTimeOffset At);
}
