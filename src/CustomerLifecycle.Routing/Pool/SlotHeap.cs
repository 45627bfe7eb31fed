namespace CustomerLifecycle.Routing;

/// <summary>A four-ary heap whose keys lie beside each other and whose items know their index, so that any of them can be taken out.</summary>
/// <typeparam name="TKey">What they are ordered by: no two are equal.</typeparam>
/// <typeparam name="TItem">What is kept in order.</typeparam>
internal sealed class SlotHeap<TKey, TItem>(Action<TItem, int> setIndex)
    where TKey : struct, IComparable<TKey>
    where TItem : class
{
    private const int Arity = 4;

    private Entry[] _entries = [];
    private int _count;

    public int Count => _count;

    public TItem First => _entries[0].Item;

    public TKey FirstKey => _entries[0].Key;

    public void Add(TItem item, in TKey key)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(8, _count * 2));
        }

        Rise(_count++, new Entry(key, item));
    }

    /// <summary>Takes the item at an index out.</summary>
    public void Remove(int index)
    {
        setIndex(_entries[index].Item, -1);
        var last = _entries[--_count];
        _entries[_count] = default;
        if (index == _count)
        {
            return;
        }

        if (index > 0 && IsBefore(last, _entries[(index - 1) / Arity]))
        {
            Rise(index, last);
        }
        else
        {
            Sink(index, last);
        }
    }

    /// <summary>How many items come before a key; costs as much as there are.</summary>
    public int CountBefore(in TKey key) => CountBefore(0, key);

    /// <summary>All items in order; the first few cost little.</summary>
    public IEnumerable<TItem> InOrder()
    {
        var frontier = new PriorityQueue<int, TKey>();
        if (_count > 0)
        {
            frontier.Enqueue(0, _entries[0].Key);
        }

        while (frontier.TryDequeue(out int at, out _))
        {
            yield return _entries[at].Item;
            for (int child = (at * Arity) + 1; child <= (at * Arity) + Arity && child < _count; child++)
            {
                frontier.Enqueue(child, _entries[child].Key);
            }
        }
    }

    private static bool IsBefore(in Entry a, in Entry b) => a.Key.CompareTo(b.Key) < 0;

    private int CountBefore(int at, in TKey key)
    {
        if (at >= _count || _entries[at].Key.CompareTo(key) >= 0)
        {
            return 0;
        }

        int count = 1;
        for (int child = (at * Arity) + 1; child <= (at * Arity) + Arity; child++)
        {
            count += CountBefore(child, key);
        }

        return count;
    }

    private void Rise(int at, in Entry entry)
    {
        while (at > 0)
        {
            int parent = (at - 1) / Arity;
            if (!IsBefore(entry, _entries[parent]))
            {
                break;
            }

            Place(at, _entries[parent]);
            at = parent;
        }

        Place(at, entry);
    }

    private void Sink(int at, in Entry entry)
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
                if (IsBefore(_entries[child], _entries[least]))
                {
                    least = child;
                }
            }

            if (!IsBefore(_entries[least], entry))
            {
                break;
            }

            Place(at, _entries[least]);
            at = least;
        }

        Place(at, entry);
    }

    private void Place(int at, in Entry entry)
    {
        _entries[at] = entry;
        setIndex(entry.Item, at);
    }

    private readonly record struct Entry(TKey Key, TItem Item);
}
