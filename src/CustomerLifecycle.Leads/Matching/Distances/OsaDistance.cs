namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Optimal string alignment: Levenshtein's distance in which two neighbouring characters swapped count as one edit
/// (F. J. Damerau 1964, restricted form). Pure, allocates nothing for texts up to 256 characters.
/// </summary>
public static class OsaDistance
{
    private const int StackLimit = 256;

    /// <summary>The fewest edits that make the texts equal, by UTF-16 units; a result above <paramref name="limit"/> is given as limit + 1.</summary>
    /// <param name="left">A text.</param>
    /// <param name="right">A text.</param>
    /// <param name="limit">The largest distance of interest; not negative.</param>
    public static int Compute(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit = int.MaxValue - 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return limit + 1;
        }
        var width = right.Length + 1;
        Span<int> rows = width <= StackLimit ? stackalloc int[width * 3] : new int[width * 3];
        var beforeLast = rows[..width];
        var last = rows[width..(2 * width)];
        var current = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j < width; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distance = Math.Min(distance, beforeLast[j - 2] + 1);
                }
                current[j] = distance;
                best = Math.Min(best, distance);
            }
            // A later row may skip one row by a swap, so only two rows beyond the limit end the search.
            if (best > limit + 1)
            {
                return limit + 1;
            }
            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return Math.Min(last[width - 1], limit + 1);
    }
}
