namespace CustomerLifecycle.Routing;

/// <summary>A four-ary heap whose keys lie beside each other and that knows where each item is, so that any of them can be taken out.</summary>
/// <typeparam name="TSlot">What is kept in order.</typeparam>
internal sealed class SlotHeap<TSlot>(Func<TSlot, int> indexOf, Action<TSlot, int> setIndex)
    where TSlot : class
{
    private const int Arity = 4;

    private Entry[] _entries = [];
    private int _count;

    public int Count => _count;

    public TSlot First => _entries[0].Slot;

    public long FirstKey => _entries[0].Key;

    public void Add(TSlot slot, long key, long arrival)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(8, _count * 2));
        }

        Rise(_count++, new Entry(key, arrival, slot));
    }

    public void Remove(TSlot slot)
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

    /// <summary>All items in order; the first few cost little.</summary>
    public IEnumerable<TSlot> InOrder()
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

    private readonly record struct Entry(long Key, long Arrival, TSlot Slot)
    {
        public bool IsBefore(Entry other) => Key != other.Key ? Key < other.Key : Arrival < other.Arrival;
    }
}
