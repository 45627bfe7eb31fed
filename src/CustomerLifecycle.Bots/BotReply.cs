using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots;

/// <summary>A bot's reply to a message.</summary>
public sealed record BotReply
{
    /// <summary>The message it replies to.</summary>
    public required MessageId Message { get; init; }

    /// <summary>What to send to the customer.</summary>
    public required string Text { get; init; }

    /// <summary>What the reply is.</summary>
    public required BotOutcome Outcome { get; init; }

    /// <summary>The probability of the best candidate, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The version of knowledge base and model that decided.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The entry that answers; null when none does.</summary>
    public string? Entry { get; init; }

    /// <summary>The entries offered for choice.</summary>
    public IReadOnlyList<string> Candidates { get; init => field = value ?? []; } = [];

    /// <summary>Why a human is to take over; null when none is.</summary>
    public HandoverReason? Reason { get; init; }

    /// <summary>What the human should know; set when one is to take over or a lead was captured. May hold personal data.</summary>
    public string? Summary { get; init; }

    /// <summary>The contact details left, when a lead was captured.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; init => field = value ?? []; } = [];

    /// <summary>How likely the customer means to buy, 0 to 1; null outside of lead capture.</summary>
    public double? IntentScore { get; init; }
}
