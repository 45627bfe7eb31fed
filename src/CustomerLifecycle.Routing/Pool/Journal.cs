namespace CustomerLifecycle.Routing;

/// <summary>What proposals have changed, each state as it was before the decision that changed it, so that they can be withdrawn. The
/// copies are used again and again.</summary>
internal sealed class Journal
{
    private static readonly ContactState Nothing = ContactState.Blank();

    private readonly List<(object Place, object? Before)> _changes = [];
    private readonly Stack<ContactState> _contacts = [];
    private readonly Stack<AgentState> _agents = [];
    private readonly Stack<QueueFlow> _flows = [];
    private long _decision;

    /// <summary>True while there are proposals.</summary>
    public bool IsOpen { get; private set; }

    public int Count => _changes.Count;

    /// <summary>Begins the next decision: from here on each state is kept anew.</summary>
    public void Begin()
    {
        IsOpen = true;
        _decision++;
    }

    /// <summary>Keeps the contact as it is, unless the decision did so before.</summary>
    public void Keep(ContactState contact)
    {
        if (IsOpen && contact.SavedBy != _decision)
        {
            contact.SavedBy = _decision;
            var before = Copy();
            before.CopyFrom(contact);
            _changes.Add((contact, before));
        }
    }

    /// <inheritdoc cref="Keep(ContactState)"/>
    public void Keep(AgentState agent)
    {
        if (IsOpen && agent.SavedBy != _decision)
        {
            agent.SavedBy = _decision;
            var before = _agents.TryPop(out var used) ? used : new AgentState { Profile = agent.Profile };
            before.CopyFrom(agent);
            _changes.Add((agent, before));
        }
    }

    /// <summary>Keeps the flow of a queue as it is, unless the decision did so before.</summary>
    public void Keep(QueueFlow flow)
    {
        if (IsOpen && flow.SavedBy != _decision)
        {
            flow.SavedBy = _decision;
            var before = _flows.TryPop(out var used) ? used : new QueueFlow { Queue = flow.Queue };
            before.CopyFrom(flow);
            _changes.Add((flow, before));
        }
    }

    /// <summary>Keeps how a queue was set up; null = there was none.</summary>
    public void Keep(QueueId queue, QueueDefinition? before)
    {
        if (IsOpen)
        {
            _changes.Add((queue, before));
        }
    }

    /// <summary>A contact that stands for none yet.</summary>
    public ContactState NewContact()
    {
        var contact = Copy();
        contact.CopyFrom(Nothing);
        contact.SavedBy = 0;
        return contact;
    }

    /// <summary>Takes the last change back and tells what it was.</summary>
    public (object Place, object? Before) Pop()
    {
        var change = _changes[^1];
        _changes.RemoveAt(_changes.Count - 1);
        return change;
    }

    /// <summary>Gives a copy back that is not needed any more.</summary>
    public void Recycle(ContactState contact)
    {
        // What it refers to is not kept alive by it.
        (contact.Request, contact.Steps, contact.Hold, contact.Backoffs, contact.Visited, contact.Legs) = (null!, Nothing.Steps, null, [], [], []);
        contact.SavedBy = 0;
        _contacts.Push(contact);
    }

    /// <inheritdoc cref="Recycle(ContactState)"/>
    public void Recycle(AgentState agent) => _agents.Push(agent);

    /// <inheritdoc cref="Recycle(ContactState)"/>
    public void Recycle(QueueFlow flow) => _flows.Push(flow);

    /// <summary>Forgets all changes: they are kept for good.</summary>
    public void Close()
    {
        IsOpen = false;
        foreach (var (place, before) in _changes)
        {
            if (before is ContactState contact)
            {
                Recycle(contact);
            }
            else if (before is AgentState agent)
            {
                Recycle(agent);
            }
            else if (before is QueueFlow flow)
            {
                Recycle(flow);
            }

            // A contact that has left the pool: SavedBy says whether another change of it was met before.
            if (place is ContactState { IsIn: false, SavedBy: > 0 } gone)
            {
                Recycle(gone);
            }
        }

        _changes.Clear();
    }

    private ContactState Copy() => _contacts.TryPop(out var used) ? used : ContactState.Blank();
}
