namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Jaro-Winkler similarity (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter
/// Model of Record Linkage", 1990). Pure, allocates nothing for texts up to 256 characters.
/// </summary>
public static class JaroWinkler
{
    private const double PrefixScale = 0.1;
    private const int MaxPrefix = 4;
    private const int StackLimit = 256;

    /// <summary>The similarity of two texts by UTF-16 units: 0 for nothing in common, 1 for equal. Symmetric.</summary>
    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left.Length == right.Length ? 1 : 0;
        }
        // Which text is scanned first may change the matches; a fixed order keeps the measure symmetric.
        if (left.Length > right.Length || (left.Length == right.Length && left.SequenceCompareTo(right) > 0))
        {
            var swap = left;
            left = right;
            right = swap;
        }
        var jaro = Jaro(left, right);
        var prefix = 0;
        while (prefix < Math.Min(MaxPrefix, left.Length) && left[prefix] == right[prefix])
        {
            prefix++;
        }
        return jaro + prefix * PrefixScale * (1 - jaro);
    }

    private static double Jaro(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var window = Math.Max(0, right.Length / 2 - 1);
        Span<bool> leftMatched = left.Length <= StackLimit ? stackalloc bool[left.Length] : new bool[left.Length];
        Span<bool> rightMatched = right.Length <= StackLimit ? stackalloc bool[right.Length] : new bool[right.Length];
        var matches = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var last = Math.Min(i + window, right.Length - 1);
            for (var j = Math.Max(0, i - window); j <= last; j++)
            {
                if (!rightMatched[j] && left[i] == right[j])
                {
                    leftMatched[i] = rightMatched[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0)
        {
            return 0;
        }
        var outOfOrder = 0;
        for (int i = 0, j = 0; i < left.Length; i++)
        {
            if (!leftMatched[i])
            {
                continue;
            }
            while (!rightMatched[j])
            {
                j++;
            }
            if (left[i] != right[j])
            {
                outOfOrder++;
            }
            j++;
        }
        var m = (double)matches;
        return (m / left.Length + m / right.Length + (m - outOfOrder / 2) / m) / 3;
    }
}
