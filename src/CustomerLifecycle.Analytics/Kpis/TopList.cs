namespace CustomerLifecycle.Analytics;

/// <summary>The most frequent values of a dimension, with nothing swept under the carpet: the items, other and unknown add up to the total.</summary>
public sealed class TopList
{
    private TopList(IReadOnlyList<TopItem> counts, int take, long unknown)
    {
        Items = [.. counts.Take(take)];
        Other = counts.Skip(take).Sum(count => count.Count);
        Unknown = unknown;
    }

    /// <summary>The most frequent values, ties in ordinal order of their names.</summary>
    public IReadOnlyList<TopItem> Items { get; }

    /// <summary>Rows with a value that is not among <see cref="Items"/>.</summary>
    public long Other { get; }

    /// <summary>Rows without a value.</summary>
    public long Unknown { get; }

    /// <summary>All rows.</summary>
    public long Total => Items.Sum(item => item.Count) + Other + Unknown;

    /// <summary>Counts the values of a dimension.</summary>
    /// <param name="facts">The rows.</param>
    /// <param name="dimension">The dimension, such as <see cref="KpiDimension.Reason"/>.</param>
    /// <param name="take">How many values to name, from 1.</param>
    public static TopList Of(IEnumerable<KpiFact> facts, KpiDimension dimension, int take)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        long unknown = 0;
        foreach (var fact in facts)
        {
            if (dimension.Of(fact) is { } value)
            {
                counts[value] = counts.GetValueOrDefault(value) + 1;
            }
            else
            {
                unknown++;
            }
        }

        var ordered = counts
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => new TopItem(count.Key, count.Value));
        return new([.. ordered], take, unknown);
    }
}
