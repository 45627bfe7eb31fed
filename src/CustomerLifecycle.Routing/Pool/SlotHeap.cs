namespace CustomerLifecycle.Routing;

/// <summary>A four-ary heap of contacts whose keys lie beside each other and that knows where each contact is, so that any of them can
/// be taken out.</summary>
internal sealed class SlotHeap(Func<ContactSlot, int> indexOf, Action<ContactSlot, int> setIndex)
{
    private const int Arity = 4;

    private Entry[] _entries = [];
    private int _count;

    public int Count => _count;

    public ContactSlot First => _entries[0].Slot;

    public long FirstKey => _entries[0].Key;

    public void Add(ContactSlot slot, long key, long arrival)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(8, _count * 2));
        }

        Rise(_count++, new Entry(key, arrival, slot));
    }

    public void Remove(ContactSlot slot)
    {
        int at = indexOf(slot);
        setIndex(slot, -1);
        var last = _entries[--_count];
        _entries[_count] = default;
        if (at == _count)
        {
            return;
        }

        if (at > 0 && last.IsBefore(_entries[(at - 1) / Arity]))
        {
            Rise(at, last);
        }
        else
        {
            Sink(at, last);
        }
    }

    /// <summary>All contacts in order; the first few cost little.</summary>
    public IEnumerable<ContactSlot> InOrder()
    {
        var frontier = new PriorityQueue<int, (long, long)>();
        if (_count > 0)
        {
            frontier.Enqueue(0, (_entries[0].Key, _entries[0].Arrival));
        }

        while (frontier.TryDequeue(out int at, out _))
        {
            yield return _entries[at].Slot;
            for (int child = (at * Arity) + 1; child <= (at * Arity) + Arity && child < _count; child++)
            {
                frontier.Enqueue(child, (_entries[child].Key, _entries[child].Arrival));
            }
        }
    }

    private void Rise(int at, Entry entry)
    {
        while (at > 0)
        {
            int parent = (at - 1) / Arity;
            if (!entry.IsBefore(_entries[parent]))
            {
                break;
            }

            Place(at, _entries[parent]);
            at = parent;
        }

        Place(at, entry);
    }

    private void Sink(int at, Entry entry)
    {
        while (true)
        {
            int first = (at * Arity) + 1;
            if (first >= _count)
            {
                break;
            }

            int least = first;
            for (int child = first + 1; child < first + Arity && child < _count; child++)
            {
                if (_entries[child].IsBefore(_entries[least]))
                {
                    least = child;
                }
            }

            if (!_entries[least].IsBefore(entry))
            {
                break;
            }

            Place(at, _entries[least]);
            at = least;
        }

        Place(at, entry);
    }

    private void Place(int at, Entry entry)
    {
        _entries[at] = entry;
        setIndex(entry.Slot, at);
    }

    private readonly record struct Entry(long Key, long Arrival, ContactSlot Slot)
    {
        public bool IsBefore(Entry other) => Key != other.Key ? Key < other.Key : Arrival < other.Arrival;
    }
}
