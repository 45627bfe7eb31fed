namespace CustomerLifecycle.Analytics;

/// <summary>One conversation a bot took part in. <see cref="KpiFact.At"/> is when the conversation started.</summary>
public sealed record BotFact : KpiFact
{
    /// <summary>Answers out of the knowledge base.</summary>
    public int Answers { get; init; }

    /// <summary>Questions back to the customer.</summary>
    public int Clarifications { get; init; }

    /// <summary>When it was handed to a human, if ever.</summary>
    public DateTimeOffset? HandedOverAt { get; init; }

    /// <summary>Whether a way to reach the customer was captured by the bot.</summary>
    public bool LeadCaptured { get; init; }

    /// <summary>When the conversation ended last, if it is ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the bot's last move was an answer; a customer who left after a question or before any answer was not helped.</summary>
    public bool EndedWithAnswer { get; init; }

    /// <summary>How long after an end the customer came back to the conversation, the first time; null when never.</summary>
    public TimeSpan? ReopenedAfter { get; init; }
}
