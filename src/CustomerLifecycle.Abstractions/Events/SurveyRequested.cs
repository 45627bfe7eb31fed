namespace CustomerLifecycle.Events;

/// <summary>A customer was asked for a rating.</summary>
[EventType("customerlifecycle.survey.requested.v1")]
public sealed record SurveyRequested : SurveyEvent;
