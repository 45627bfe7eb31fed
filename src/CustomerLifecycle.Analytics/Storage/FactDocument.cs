namespace CustomerLifecycle.Analytics;

/// <summary>What is stored of one fact: the evidence it is folded from.</summary>
public sealed record FactDocument
{
    /// <summary>The kind; a bot's fact is stored with its conversation.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>The id of the contact, conversation, ticket, lead or survey.</summary>
    public required string Id { get; init; }

    /// <summary>When it began as far as is known; ranges are read by it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the latest event happened that it knows of.</summary>
    public required DateTimeOffset UpTo { get; init; }

    /// <summary>The version it was read at; 0 for a new one. A store saves it as the next.</summary>
    public required long Version { get; init; }

    /// <summary>The evidence; opaque to a store.</summary>
    public required string Body { get; init; }
}
