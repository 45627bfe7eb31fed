namespace CustomerLifecycle.Routing;

/// <summary>The contacts of a group in the order in which they are served.</summary>
/// <remarks>Contacts of one priority nearly always come in their order: they stand in a line, where joining and leaving cost the same
/// however long it is. Whoever comes out of order (with an age credit, or back in the middle) is kept in a heap beside the lines.</remarks>
internal sealed class WaitingLines
{
    private readonly List<WaitingLine> _lines = [];
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
            _lines.Add(new WaitingLine());
        }

        var line = _lines[contact.Priority];
        if (line.Tail is null || IsBefore(line.Tail, contact))
        {
            contact.Place.Line = contact.Priority;
            line.AddLast(contact);
        }
        else if (IsBefore(contact, line.Head!))
        {
            contact.Place.Line = contact.Priority;
            line.AddFirst(contact);
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
        if (contact.Place.Line < 0)
        {
            _outOfLine!.Remove(contact.Place.HeapIndex);
            return;
        }

        _lines[contact.Place.Line].Remove(contact);
        contact.Place.Line = -1;
    }

    /// <summary>How many are served before a place: exact for a place at an end of the lines and for one who stands in a line among the others
    /// of that line; else by where the place lies between the ends of a line.</summary>
    public double CountBefore(WaitingEntry entry)
    {
        double count = _outOfLine?.CountBefore(entry) ?? 0;
        foreach (var line in _lines)
        {
            count += CountBefore(line, entry);
        }

        return count;
    }

    /// <summary>How many are served before a contact of these.</summary>
    public double CountBefore(ContactState contact)
    {
        var entry = EntryOf(contact);
        double count = CountBefore(entry);
        if (contact.Place.Line < 0)
        {
            return count;
        }

        // In its own line the place is known.
        var line = _lines[contact.Place.Line];
        return count - CountBefore(line, entry) + line.CountBefore(contact);
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

    private static double CountBefore(WaitingLine line, WaitingEntry entry)
    {
        if (line.Head is not { } head || entry.CompareTo(EntryOf(head)) <= 0)
        {
            return 0;
        }

        var tail = EntryOf(line.Tail!);
        if (tail.CompareTo(entry) < 0)
        {
            return line.Count;
        }

        double span = Math.Max(1, tail.RankTicks - head.Place.RankTicks);
        return 1 + ((line.Count - 2) * Math.Clamp((entry.RankTicks - head.Place.RankTicks) / span, 0, 1));
    }

    private static WaitingEntry EntryOf(ContactState contact) => new(contact.Place.RankTicks, contact.Arrival);

    private static void Advance(PriorityQueue<IEnumerator<ContactState>, WaitingEntry> heads, IEnumerator<ContactState> line)
    {
        if (line.MoveNext())
        {
            heads.Enqueue(line, EntryOf(line.Current));
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

    // By the ranks at which they were put here: that of a contact may have changed since, and it is then put elsewhere in a moment.
    private static bool IsBefore(ContactState a, ContactState b) =>
        a.Place.RankTicks != b.Place.RankTicks ? a.Place.RankTicks < b.Place.RankTicks : a.Arrival < b.Arrival;
}
