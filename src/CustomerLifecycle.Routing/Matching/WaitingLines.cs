namespace CustomerLifecycle.Routing;

/// <summary>The contacts of a group in the order in which they are served.</summary>
/// <remarks>Contacts of one priority nearly always come in their order: they stand in a line, where joining and leaving cost the same
/// however long it is. Whoever comes out of order (with an age credit, or back in the middle) is kept in a heap beside the lines.</remarks>
internal sealed class WaitingLines
{
    private readonly List<(ContactState? Head, ContactState? Tail)> _lines = [];
    private SlotHeap<WaitingEntry, ContactState>? _outOfLine;

    public int Count { get; private set; }

    /// <summary>How many of them exclude agents.</summary>
    public int Excluding { get; private set; }

    /// <summary>The contact that is served first, or null.</summary>
    public ContactState? First
    {
        get
        {
            var first = _outOfLine is { Count: > 0 } heap ? heap.First : null;
            for (int i = 0; i < _lines.Count; i++)
            {
                if (_lines[i].Head is { } head && (first is null || IsBefore(head, first)))
                {
                    first = head;
                }
            }

            return first;
        }
    }

    public void Add(ContactState contact)
    {
        Count++;
        Excluding += contact.Request.ExcludedAgents.Count > 0 ? 1 : 0;
        contact.Place.RankTicks = contact.Rank.UtcTicks;
        while (_lines.Count <= contact.Priority)
        {
            _lines.Add(default);
        }

        var (head, tail) = _lines[contact.Priority];
        if (tail is null)
        {
            Stand(contact, contact.Priority, previous: null, next: null);
            _lines[contact.Priority] = (contact, contact);
        }
        else if (IsBefore(tail, contact))
        {
            Stand(contact, contact.Priority, tail, next: null);
            tail.Place.Next = contact;
            _lines[contact.Priority] = (head, contact);
        }
        else if (IsBefore(contact, head!))
        {
            Stand(contact, contact.Priority, previous: null, head);
            head!.Place.Previous = contact;
            _lines[contact.Priority] = (contact, tail);
        }
        else
        {
            _outOfLine ??= new SlotHeap<WaitingEntry, ContactState>(static (contact, index) => contact.Place.HeapIndex = index);
            _outOfLine.Add(contact, WaitingEntry.Of(contact));
        }
    }

    public void Remove(ContactState contact)
    {
        Count--;
        Excluding -= contact.Request.ExcludedAgents.Count > 0 ? 1 : 0;
        var place = contact.Place;
        if (place.Line < 0)
        {
            _outOfLine!.Remove(place.HeapIndex);
            return;
        }

        var (head, tail) = _lines[place.Line];
        _lines[place.Line] = (head == contact ? place.Next : head, tail == contact ? place.Previous : tail);
        if (place.Previous is { } previous)
        {
            previous.Place.Next = place.Next;
        }

        if (place.Next is { } next)
        {
            next.Place.Previous = place.Previous;
        }

        Stand(contact, line: -1, previous: null, next: null);
    }

    /// <summary>All contacts in order; the first few cost little.</summary>
    public IEnumerable<ContactState> InOrder() => Merged([_outOfLine?.InOrder() ?? [], .. _lines.Select(line => Line(line.Head))]);

    /// <summary>The contacts of several lines in order; the first few cost little.</summary>
    public static IEnumerable<ContactState> Merged(IEnumerable<IEnumerable<ContactState>> lines)
    {
        var heads = new PriorityQueue<IEnumerator<ContactState>, WaitingEntry>();
        foreach (var line in lines)
        {
            Advance(heads, line.GetEnumerator());
        }

        while (heads.TryDequeue(out var line, out _))
        {
            yield return line.Current;
            Advance(heads, line);
        }
    }

    private static void Advance(PriorityQueue<IEnumerator<ContactState>, WaitingEntry> heads, IEnumerator<ContactState> line)
    {
        if (line.MoveNext())
        {
            heads.Enqueue(line, new WaitingEntry(line.Current.Place.RankTicks, line.Current.Arrival));
        }
        else
        {
            line.Dispose();
        }
    }

    private static IEnumerable<ContactState> Line(ContactState? head)
    {
        for (var at = head; at is not null; at = at.Place.Next)
        {
            yield return at;
        }
    }

    private static void Stand(ContactState contact, int line, ContactState? previous, ContactState? next) =>
        (contact.Place.Line, contact.Place.Previous, contact.Place.Next) = (line, previous, next);

    // By the ranks at which they were put here: that of a contact may have changed since, and it is then put elsewhere in a moment.
    private static bool IsBefore(ContactState a, ContactState b) =>
        a.Place.RankTicks != b.Place.RankTicks ? a.Place.RankTicks < b.Place.RankTicks : a.Arrival < b.Arrival;
}
