namespace CustomerLifecycle.Routing;

/// <summary>Contacts of one group and priority in the order in which they are served. Each has a number, so that a place in the line is
/// known without counting it off: only who left from the middle is looked up.</summary>
internal sealed class WaitingLine
{
    private readonly List<long> _gaps = [];

    public ContactState? Head { get; private set; }

    public ContactState? Tail { get; private set; }

    public int Count { get; private set; }

    public void AddFirst(ContactState contact)
    {
        var place = contact.Place;
        (place.Previous, place.Next) = (null, Head);
        place.Ticket = Head is null ? 0 : Head.Place.Ticket - 1;
        if (_gaps.Count > 0)
        {
            _gaps.RemoveAll(gap => gap <= place.Ticket);
        }

        if (Head is not null)
        {
            Head.Place.Previous = contact;
        }

        Head = contact;
        Tail ??= contact;
        Count++;
    }

    public void AddLast(ContactState contact)
    {
        var place = contact.Place;
        (place.Previous, place.Next) = (Tail, null);
        place.Ticket = Tail is null ? 0 : Tail.Place.Ticket + 1;
        if (Tail is not null)
        {
            Tail.Place.Next = contact;
        }

        Tail = contact;
        Head ??= contact;
        Count++;
    }

    public void Remove(ContactState contact)
    {
        var (previous, next) = (contact.Place.Previous, contact.Place.Next);
        (contact.Place.Previous, contact.Place.Next) = (null, null);
        Count--;
        if (previous is not null)
        {
            previous.Place.Next = next;
        }

        if (next is not null)
        {
            next.Place.Previous = previous;
        }

        if (Head == contact)
        {
            Head = next;
        }

        if (Tail == contact)
        {
            Tail = previous;
            ForgetGapsBehind(previous);
        }
        else if (previous is not null)
        {
            _gaps.Add(contact.Place.Ticket);
            if (_gaps.Count > (2 * Count) + 64)
            {
                ForgetGapsBefore(Head!.Place.Ticket);
            }
        }
    }

    /// <summary>How many stand before one who stands in this line.</summary>
    public int CountBefore(ContactState contact)
    {
        long head = Head!.Place.Ticket;
        ForgetGapsBefore(head);
        _gaps.Sort();
        int gaps = ~_gaps.BinarySearch(contact.Place.Ticket);
        return (int)(contact.Place.Ticket - head) - gaps;
    }

    private void ForgetGapsBehind(ContactState? tail)
    {
        if (_gaps.Count > 0)
        {
            _gaps.RemoveAll(gap => tail is null || gap > tail.Place.Ticket);
        }
    }

    private void ForgetGapsBefore(long head)
    {
        if (_gaps.Count > 0)
        {
            _gaps.RemoveAll(gap => gap < head);
        }
    }
}
