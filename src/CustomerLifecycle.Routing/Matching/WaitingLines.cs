namespace CustomerLifecycle.Routing;

/// <summary>The contacts of a group in the order in which they are served.</summary>
/// <remarks>Contacts of one priority nearly always come in their order: they stand in a line, where joining and leaving cost the same
/// however long it is. Whoever comes out of order (with an age credit, or back in the middle) is kept in a heap beside the lines.</remarks>
internal sealed class WaitingLines
{
    private readonly List<(ContactSlot? Head, ContactSlot? Tail)> _lines = [];
    private SlotHeap<ContactSlot>? _outOfLine;

    public int Count { get; private set; }

    public void Add(ContactSlot slot, ContactState contact)
    {
        Count++;
        while (_lines.Count <= contact.Priority)
        {
            _lines.Add(default);
        }

        var (head, tail) = _lines[contact.Priority];
        if (tail is null)
        {
            Stand(slot, contact.Priority, previous: null, next: null);
            _lines[contact.Priority] = (slot, slot);
        }
        else if (IsBefore(tail.State!, contact))
        {
            Stand(slot, contact.Priority, tail, next: null);
            tail.Next = slot;
            _lines[contact.Priority] = (head, slot);
        }
        else if (IsBefore(contact, head!.State!))
        {
            Stand(slot, contact.Priority, previous: null, head);
            head.Previous = slot;
            _lines[contact.Priority] = (slot, tail);
        }
        else
        {
            _outOfLine ??= new SlotHeap<ContactSlot>(static slot => slot.PlaceIndex, static (slot, index) => slot.PlaceIndex = index);
            _outOfLine.Add(slot, contact.Rank.UtcTicks, contact.Arrival);
        }
    }

    public void Remove(ContactSlot slot)
    {
        Count--;
        if (slot.Line < 0)
        {
            _outOfLine!.Remove(slot);
            return;
        }

        var (head, tail) = _lines[slot.Line];
        _lines[slot.Line] = (head == slot ? slot.Next : head, tail == slot ? slot.Previous : tail);
        if (slot.Previous is { } previous)
        {
            previous.Next = slot.Next;
        }

        if (slot.Next is { } next)
        {
            next.Previous = slot.Previous;
        }

        Stand(slot, line: -1, previous: null, next: null);
    }

    /// <summary>The contact that is served first, or null.</summary>
    public ContactSlot? First
    {
        get
        {
            var first = _outOfLine is { Count: > 0 } heap ? heap.First : null;
            for (int i = 0; i < _lines.Count; i++)
            {
                if (_lines[i].Head is { } head && (first is null || IsBefore(head.State!, first.State!)))
                {
                    first = head;
                }
            }

            return first;
        }
    }

    /// <summary>All contacts in order; the first few cost little.</summary>
    public IEnumerable<ContactSlot> InOrder()
    {
        var heads = new PriorityQueue<IEnumerator<ContactSlot>, WaitingEntry>();
        Advance(heads, (_outOfLine?.InOrder() ?? []).GetEnumerator());
        foreach (var (head, _) in _lines)
        {
            Advance(heads, Line(head).GetEnumerator());
        }

        while (heads.TryDequeue(out var line, out _))
        {
            yield return line.Current;
            Advance(heads, line);
        }
    }

    private static void Advance(PriorityQueue<IEnumerator<ContactSlot>, WaitingEntry> heads, IEnumerator<ContactSlot> line)
    {
        if (line.MoveNext())
        {
            heads.Enqueue(line, WaitingEntry.Of(line.Current.State!));
        }
        else
        {
            line.Dispose();
        }
    }

    private static IEnumerable<ContactSlot> Line(ContactSlot? head)
    {
        for (var at = head; at is not null; at = at.Next)
        {
            yield return at;
        }
    }

    private static void Stand(ContactSlot slot, int line, ContactSlot? previous, ContactSlot? next) =>
        (slot.Line, slot.Previous, slot.Next) = (line, previous, next);

    private static bool IsBefore(ContactState a, ContactState b) => a.Rank != b.Rank ? a.Rank < b.Rank : a.Arrival < b.Arrival;
}
