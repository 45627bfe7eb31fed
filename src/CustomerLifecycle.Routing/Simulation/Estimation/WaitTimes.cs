namespace CustomerLifecycle.Routing.Simulation;

/// <summary>The waits of answered contacts, in seconds. Those who did not wait are only counted; the others take four bytes each (right to
/// 1 part in 10^7), because a long run has many millions of them.</summary>
internal sealed class WaitTimes
{
    private float[] _delayed = [];
    private int _count;
    private bool _isSorted = true;

    public long AtOnce { get; private set; }

    public long Count => AtOnce + _count;

    public void Add(double seconds)
    {
        if (seconds <= 0)
        {
            AtOnce++;
            return;
        }

        if (_count == _delayed.Length)
        {
            Array.Resize(ref _delayed, Math.Max(16, _count * 2));
        }

        _delayed[_count++] = (float)seconds;
        _isSorted = false;
    }

    public static WaitTimes Merge(IReadOnlyList<WaitTimes> parts)
    {
        var merged = new WaitTimes
        {
            AtOnce = parts.Sum(part => part.AtOnce),
            _delayed = new float[parts.Sum(part => part._count)],
        };
        foreach (var part in parts)
        {
            part._delayed.AsSpan(0, part._count).CopyTo(merged._delayed.AsSpan(merged._count));
            merged._count += part._count;
        }

        merged._isSorted = false;
        return merged;
    }

    /// <summary>The least wait that at least this share does not exceed.</summary>
    public double Quantile(double share)
    {
        Sort();
        long rank = Math.Clamp((long)Math.Ceiling(share * Count), 1, Count);
        return rank <= AtOnce ? 0 : _delayed[rank - AtOnce - 1];
    }

    public long CountUpTo(double seconds)
    {
        long within = AtOnce;
        foreach (float wait in _delayed.AsSpan(0, _count))
        {
            within += wait <= seconds ? 1 : 0;
        }

        return within;
    }

    private void Sort()
    {
        if (!_isSorted)
        {
            Array.Sort(_delayed, 0, _count);
            _isSorted = true;
        }
    }
}
