namespace CustomerLifecycle.Leads;

/// <summary>What is known of a lead. Immutable; every text is kept as given, matching normalises a copy.</summary>
public sealed record LeadDetails
{
    /// <summary>The most contact points one lead may have.</summary>
    public const int MaxContactPoints = 32;

    /// <summary>The longest name, company, city or other single text, in characters.</summary>
    public const int MaxTextLength = 256;

    /// <summary>The longest interest, in characters.</summary>
    public const int MaxInterestLength = 2000;

    /// <summary>The most attributes one lead may have.</summary>
    public const int MaxAttributes = 64;

    /// <summary>The person's name as given, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The person's company as given, or null.</summary>
    public string? Company { get; init; }

    /// <summary>The person's city as given, or null.</summary>
    public string? City { get; init; }

    /// <summary>How the person is reached; at least one. Numbers that cannot be read are kept.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; init; } = [];

    /// <summary>What the person asked about, in words, or null.</summary>
    public string? Interest { get; init; }

    /// <summary>Where the lead came from, such as <c>baidu</c> or <c>expo-2026</c>, or null; reports group by it.</summary>
    public string? Source { get; init; }

    /// <summary>The campaign, or null; reports group by it.</summary>
    public string? Campaign { get; init; }

    /// <summary>The search keyword, or null; reports group by it.</summary>
    public string? Keyword { get; init; }

    /// <summary>Fields of the host's own.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>A record's text would show personal data; this shows the masked contact points only.</summary>
    public override string ToString() => $"lead ({string.Join(", ", ContactPoints)})";
}
