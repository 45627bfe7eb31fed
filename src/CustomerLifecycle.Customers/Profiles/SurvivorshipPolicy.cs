namespace CustomerLifecycle.Customers.Profiles;

/// <summary>Decides which source's value of an attribute counts. Immutable, deterministic.</summary>
/// <remarks>First the rank of the source, then the confidence, then the newer observation, then the source's name.</remarks>
public sealed record SurvivorshipPolicy
{
    /// <summary>Confidence first, then the newer value; no source outranks another.</summary>
    public static SurvivorshipPolicy Default { get; } = new();

    /// <summary>Sources from the most to the least trusted; sources that are not listed come after them.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Sources from the most to the least trusted for single attributes, in place of <see cref="Sources"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> SourcesByAttribute { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The values that count, one for each attribute, by name.</summary>
    /// <param name="values">All values of a customer, of all sources and merged records.</param>
    public IReadOnlyList<ProfileValue> Choose(IEnumerable<ProfileValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.GroupBy(value => value.Name, StringComparer.Ordinal)
            .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Select(attribute => attribute
                .OrderBy(Rank)
                .ThenByDescending(value => value.Confidence)
                .ThenByDescending(value => value.ObservedAt)
                .ThenBy(value => value.Source, StringComparer.Ordinal)
                .ThenBy(value => value.Value, StringComparer.Ordinal)
                .First())];
    }

    private int Rank(ProfileValue value)
    {
        IReadOnlyList<string> sources = SourcesByAttribute.TryGetValue(value.Name, out IReadOnlyList<string>? own) ? own : Sources;
        for (int rank = 0; rank < sources.Count; rank++)
        {
            if (string.Equals(sources[rank], value.Source, StringComparison.Ordinal))
            {
                return rank;
            }
        }

        return sources.Count;
    }
}
