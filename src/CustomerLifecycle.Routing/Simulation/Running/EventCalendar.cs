namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What is to happen, in order of time; of what happens at one time, what was noted first comes first.</summary>
/// <typeparam name="T">What happens.</typeparam>
internal sealed class EventCalendar<T>
{
    private const int Arity = 4;

    private (long At, long Order, T What)[] _heap = new (long, long, T)[64];
    private long _order;

    public int Count { get; private set; }

    public long NextAt => Count == 0 ? long.MaxValue : _heap[0].At;

    public void Add(long at, T what)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        int hole = Count++;
        long order = _order++;
        while (hole > 0 && IsBefore(at, order, _heap[(hole - 1) / Arity]))
        {
            _heap[hole] = _heap[(hole - 1) / Arity];
            hole = (hole - 1) / Arity;
        }

        _heap[hole] = (at, order, what);
    }

    public T Take(out long at)
    {
        var first = _heap[0];
        var last = _heap[--Count];
        _heap[Count] = default;
        int hole = 0;
        while ((hole * Arity) + 1 < Count)
        {
            int least = (hole * Arity) + 1;
            int end = Math.Min(least + Arity, Count);
            for (int child = least + 1; child < end; child++)
            {
                if (IsBefore(_heap[child].At, _heap[child].Order, _heap[least]))
                {
                    least = child;
                }
            }

            if (IsBefore(last.At, last.Order, _heap[least]))
            {
                break;
            }

            _heap[hole] = _heap[least];
            hole = least;
        }

        if (Count > 0)
        {
            _heap[hole] = last;
        }

        at = first.At;
        return first.What;
    }

    private static bool IsBefore(long at, long order, (long At, long Order, T What) other) =>
        at != other.At ? at < other.At : order < other.Order;
}
