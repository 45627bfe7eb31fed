namespace CustomerLifecycle.Analytics;

/// <summary>What a row of a report speaks of: a time bucket and a value for each dimension. Compares by content.</summary>
public sealed class KpiGroup : IEquatable<KpiGroup>
{
    /// <summary>Creates a group.</summary>
    /// <param name="bucket">The time bucket, or null for the whole range.</param>
    /// <param name="values">One value per dimension; null where rows have none.</param>
    public KpiGroup(TimeBucket? bucket, IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Bucket = bucket;
        Values = values;
    }

    /// <summary>The group of a report without grouping.</summary>
    public static KpiGroup Everything { get; } = new(null, []);

    /// <summary>The time bucket, or null for the whole range.</summary>
    public TimeBucket? Bucket { get; }

    /// <summary>One value per dimension; null where rows have none.</summary>
    public IReadOnlyList<string?> Values { get; }

    // By time, then by values in ordinal order, rows without a value last.
    internal static int Compare(KpiGroup left, KpiGroup right)
    {
        var order = Nullable.Compare(left.Bucket?.Start, right.Bucket?.Start);
        for (var i = 0; order == 0 && i < Math.Min(left.Values.Count, right.Values.Count); i++)
        {
            order = (left.Values[i], right.Values[i]) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                var (one, two) => string.CompareOrdinal(one, two),
            };
        }

        return order;
    }

    /// <inheritdoc />
    public bool Equals(KpiGroup? other) => other is not null && Bucket == other.Bucket && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as KpiGroup);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Bucket?.Start);
        foreach (var value in Values)
        {
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The labels joined by slashes.</summary>
    public override string ToString() =>
        string.Join(" / ", Values.Select(value => value ?? "(none)").Prepend(Bucket?.Label).OfType<string>());
}
