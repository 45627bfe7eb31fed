namespace CustomerLifecycle.Calendars;

/// <summary>Set arithmetic on half-open intervals of ticks.</summary>
internal static class IntervalList
{
    /// <summary>Sorted, disjoint and not touching.</summary>
    public static List<(long Start, long End)> Normalize(List<(long Start, long End)> intervals)
    {
        intervals.Sort();
        List<(long Start, long End)> result = new(intervals.Count);
        foreach ((long start, long end) in intervals)
        {
            if (start >= end)
            {
                continue;
            }

            if (result.Count > 0 && start <= result[^1].End)
            {
                result[^1] = (result[^1].Start, Math.Max(result[^1].End, end));
            }
            else
            {
                result.Add((start, end));
            }
        }

        return result;
    }

    /// <summary>What remains of normalized intervals without other normalized intervals.</summary>
    public static List<(long Start, long End)> Subtract(List<(long Start, long End)> from, List<(long Start, long End)> what)
    {
        if (what.Count == 0)
        {
            return from;
        }

        List<(long Start, long End)> result = new(from.Count);
        int first = 0;
        foreach ((long start, long end) in from)
        {
            while (first < what.Count && what[first].End <= start)
            {
                first++;
            }

            long rest = start;
            for (int i = first; i < what.Count && what[i].Start < end; i++)
            {
                if (what[i].Start > rest)
                {
                    result.Add((rest, what[i].Start));
                }

                rest = Math.Max(rest, what[i].End);
            }

            if (rest < end)
            {
                result.Add((rest, end));
            }
        }

        return result;
    }

    /// <summary>What two lists of normalized intervals share.</summary>
    public static List<(long Start, long End)> Intersect(List<(long Start, long End)> one, List<(long Start, long End)> other)
    {
        List<(long Start, long End)> result = [];
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            long start = Math.Max(one[i].Start, other[j].Start);
            long end = Math.Min(one[i].End, other[j].End);
            if (start < end)
            {
                result.Add((start, end));
            }

            if (one[i].End < other[j].End)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return result;
    }

    /// <summary>The parts that lie between two bounds.</summary>
    public static List<(long Start, long End)> Clip(List<(long Start, long End)> intervals, long start, long end) =>
        Intersect(intervals, [(start, end)]);
}
