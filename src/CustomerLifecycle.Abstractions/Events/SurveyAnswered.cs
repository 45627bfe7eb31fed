namespace CustomerLifecycle.Events;

/// <summary>A customer answered a survey.</summary>
[EventType("customerlifecycle.survey.answered.v1")]
public sealed record SurveyAnswered : SurveyEvent
{
    /// <summary>The rating on the scale of the kind.</summary>
    public required int Score { get; init; }

    /// <summary>What the customer wrote; may hold personal data.</summary>
    public string? Comment { get; init; }
}
