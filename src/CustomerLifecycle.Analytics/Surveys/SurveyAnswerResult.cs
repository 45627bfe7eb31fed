namespace CustomerLifecycle.Analytics;

/// <summary>What became of an answer, with the survey where the token was good.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Survey">The survey as it is stored now; null for an unknown token.</param>
public sealed record SurveyAnswerResult(SurveyAnswerStatus Status, Survey? Survey = null);
