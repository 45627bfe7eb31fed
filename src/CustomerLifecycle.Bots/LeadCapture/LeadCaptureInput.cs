using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>One message of the customer, with what the matcher makes of it.</summary>
public sealed record LeadCaptureInput
{
    /// <summary>The message.</summary>
    public required string Text { get; init; }

    /// <summary>Its id, kept as evidence.</summary>
    public required MessageId Message { get; init; }

    /// <summary>What the matcher makes of it; null when there is none.</summary>
    public FaqResult? Understanding { get; init; }

    /// <summary>The text to reply to a question, when it is not the entry's own answer; for example a clarification.</summary>
    public string? AnswerText { get; init; }

    /// <summary>The language to speak, for example "zh".</summary>
    public required string Language { get; init; }

    /// <summary>The customer's name, when known, for the greeting.</summary>
    public string? CustomerName { get; init; }
}
