namespace CustomerLifecycle.Routing;

/// <summary>The agents of a group who are ready, best first.</summary>
/// <remarks>Whoever becomes ready or is passed over mostly goes behind all others, by idle time as by turn: such agents stand in lines,
/// where coming and going cost the same however many there are. The few that come in between are kept in a heap beside the lines, at the
/// cost of the logarithm of the agents. Nothing is allocated for a change.</remarks>
internal sealed class ReadyAgents
{
    private const int MaxLines = 4;

    private readonly (AgentSeat? Head, AgentSeat? Tail)[] _lines = new (AgentSeat?, AgentSeat?)[MaxLines];
    private readonly SlotHeap<AgentRank, AgentSeat> _outOfLine = new(static (seat, index) => seat.HeapIndex = index);

    public int Count { get; private set; }

    /// <summary>The best agent who is ready; null = nobody is.</summary>
    public AgentSeat? Best
    {
        get
        {
            var best = _outOfLine.Count > 0 ? _outOfLine.First : null;
            foreach (var (head, _) in _lines)
            {
                if (head is not null && (best is null || head.IsBefore(best)))
                {
                    best = head;
                }
            }

            return best;
        }
    }

    public void Add(AgentSeat seat)
    {
        Count++;
        seat.IsReady = true;
        int behind = -1;
        int before = -1;
        int empty = -1;
        for (int i = 0; i < MaxLines; i++)
        {
            var (head, tail) = _lines[i];
            if (tail is null)
            {
                empty = i;
            }
            else if (tail.IsBefore(seat))
            {
                // The nearest in front leaves the most room for those who come later.
                behind = behind < 0 || _lines[behind].Tail!.IsBefore(tail) ? i : behind;
            }
            else if (seat.IsBefore(head!))
            {
                before = before < 0 || head!.IsBefore(_lines[before].Head!) ? i : before;
            }
        }

        if (behind >= 0)
        {
            var (head, tail) = _lines[behind];
            Stand(seat, behind, tail, next: null);
            tail!.Next = seat;
            _lines[behind] = (head, seat);
        }
        else if (before >= 0)
        {
            var (head, tail) = _lines[before];
            Stand(seat, before, previous: null, head);
            head!.Previous = seat;
            _lines[before] = (seat, tail);
        }
        else if (empty >= 0)
        {
            Stand(seat, empty, previous: null, next: null);
            _lines[empty] = (seat, seat);
        }
        else
        {
            _outOfLine.Add(seat, seat.Rank);
        }
    }

    public void Remove(AgentSeat seat)
    {
        Count--;
        seat.IsReady = false;
        if (seat.Line < 0)
        {
            _outOfLine.Remove(seat.HeapIndex);
            return;
        }

        ref var line = ref _lines[seat.Line];
        if (seat.Previous is { } previous)
        {
            previous.Next = seat.Next;
        }
        else
        {
            line.Head = seat.Next;
        }

        if (seat.Next is { } next)
        {
            next.Previous = seat.Previous;
        }
        else
        {
            line.Tail = seat.Previous;
        }

        Stand(seat, line: -1, previous: null, next: null);
    }

    private static void Stand(AgentSeat seat, int line, AgentSeat? previous, AgentSeat? next) =>
        (seat.Line, seat.Previous, seat.Next) = (line, previous, next);
}
