using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>One survey that was sent. <see cref="KpiFact.At"/> is when the customer was asked.</summary>
public sealed record SurveyFact : KpiFact
{
    /// <summary>What it asks.</summary>
    public SurveyKind Survey { get; init; }

    /// <summary>When it was answered, if ever.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The rating on the scale of the kind, when answered.</summary>
    public int? Score { get; init; }
}
