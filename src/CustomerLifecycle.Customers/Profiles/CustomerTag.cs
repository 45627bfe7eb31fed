namespace CustomerLifecycle.Customers.Profiles;

/// <summary>A short mark on a customer, with who set it, why, and until when.</summary>
public sealed record CustomerTag
{
    /// <summary>The longest name of a tag or source, in characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>The tag, such as <c>price-sensitive</c>; 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Who or what set it, such as <c>agent</c>, <c>bot</c> or <c>survey</c>; 1 to 64 characters. Each source sets and takes back its own.</summary>
    public required string Source { get; init; }

    /// <summary>Why; at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>How much it matters now.</summary>
    public TagLevel Level { get; init; } = TagLevel.Info;

    /// <summary>When it was set, UTC.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>From when on it no longer counts, UTC; null = until it is taken back.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The tags that count at a time, those that matter most first, then the newest.</summary>
    /// <param name="tags">All tags of a customer.</param>
    /// <param name="at">The time, UTC.</param>
    public static IReadOnlyList<CustomerTag> Current(IEnumerable<CustomerTag> tags, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return [.. tags.Where(tag => tag.ExpiresAt is null || tag.ExpiresAt > at)
            .OrderByDescending(tag => tag.Level)
            .ThenByDescending(tag => tag.AddedAt)
            .ThenBy(tag => tag.Name, StringComparer.Ordinal)
            .ThenBy(tag => tag.Source, StringComparer.Ordinal)
            .DistinctBy(tag => tag.Name, StringComparer.Ordinal)];
    }

    internal string? Problem() =>
        Name.Length is 0 or > MaxNameLength ? $"A tag's name has 1 to {MaxNameLength} characters."
        : Source.Length is 0 or > MaxNameLength ? $"The source of tag '{Name}' has 1 to {MaxNameLength} characters."
        : Reason?.Length > MaxReasonLength ? $"The reason of tag '{Name}' has more than {MaxReasonLength} characters."
        : ExpiresAt <= AddedAt ? $"Tag '{Name}' expires before it is set. Give a later ExpiresAt, or none." : null;
}
