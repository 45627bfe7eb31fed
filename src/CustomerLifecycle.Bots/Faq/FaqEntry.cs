namespace CustomerLifecycle.Bots.Faq;

/// <summary>One question that the bot can answer, with the ways customers put it.</summary>
public sealed record FaqEntry
{
    /// <summary>Names the entry for ever: in events, reports and corrections. At most 128 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The question in the words of the knowledge base.</summary>
    public required string Question { get; init; }

    /// <summary>What the bot replies.</summary>
    public required string Answer { get; init; }

    /// <summary>Other ways to put the question.</summary>
    public IReadOnlyList<string> Alternatives { get; init => field = value ?? []; } = [];

    /// <summary>What the entry belongs to in reports, for example "returns".</summary>
    public string? Category { get; init; }

    /// <summary>The language of question and answer as a BCP 47 tag, for example "zh" or "en".</summary>
    public string? Language { get; init; }

    /// <summary>Further words the entry is found by.</summary>
    public IReadOnlyList<string> Tags { get; init => field = value ?? []; } = [];
}
