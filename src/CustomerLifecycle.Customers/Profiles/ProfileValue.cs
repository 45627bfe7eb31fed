namespace CustomerLifecycle.Customers.Profiles;

/// <summary>One value of one attribute, as one source knows it. Sources do not overwrite each other: which value counts is decided on reading.</summary>
public sealed record ProfileValue
{
    /// <summary>The longest name of an attribute or source, in characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The longest value, in characters.</summary>
    public const int MaxValueLength = 2000;

    /// <summary>The attribute, such as <see cref="ProfileNames.Name"/>; 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The value; at most 2000 characters. Empty says that the source knows the attribute to have no value.</summary>
    public required string Value { get; init; }

    /// <summary>Who says so, such as <c>crm</c>, <c>agent</c> or <c>bot</c>; 1 to 64 characters.</summary>
    public required string Source { get; init; }

    /// <summary>When the source knew it, UTC. An older value of the same source never replaces a newer one.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>How sure the source is, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    internal string? Problem() =>
        Name.Length is 0 or > MaxNameLength ? $"An attribute's name has 1 to {MaxNameLength} characters."
        : Source.Length is 0 or > MaxNameLength ? $"The source of attribute '{Name}' has 1 to {MaxNameLength} characters."
        : Value.Length > MaxValueLength ? $"The value of attribute '{Name}' has more than {MaxValueLength} characters. Shorten it or keep a reference."
        : Confidence is >= 0 and <= 1 ? null : $"The confidence of attribute '{Name}' is not between 0 and 1.";
}
