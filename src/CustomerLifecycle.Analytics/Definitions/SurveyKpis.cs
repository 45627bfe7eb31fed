using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>KPIs of surveys. No answers is no value; the response rate stands beside every score.</summary>
public static class SurveyKpis
{
    /// <summary>On the scale of 1 to 5, answers of 4 and 5 are satisfied.</summary>
    public const int SatisfiedFrom = 4;

    /// <summary>CSAT, top-2-box: answers of 4 and 5 / answers.</summary>
    public static KpiDefinition CsatTop2Box() => Csat(
        "csat", "CSAT", KpiUnit.Ratio, "Answers of 4 or 5", "Answers",
        new() { Name = "top-2-box", Description = "Answers of 4 or 5 on the scale of 1 to 5." },
        survey => Answered(survey, score => KpiObservation.Of(score >= SatisfiedFrom)));

    /// <summary>The mean CSAT score, 1 to 5.</summary>
    public static KpiDefinition CsatMean() => Csat(
        "csat_mean", "CSAT (mean)", KpiUnit.Score, "Sum of scores", "Answers",
        new() { Name = "mean", Description = "Scale of 1 to 5." },
        survey => Answered(survey, score => KpiObservation.Counted(score)));

    /// <summary>Surveys answered / surveys sent.</summary>
    public static KpiDefinition ResponseRate() => Csat(
        "survey_response_rate", "Survey response rate", KpiUnit.Ratio, "Surveys answered", "Surveys sent",
        KpiPolicy.Standard,
        survey => KpiObservation.Of(survey.Score is not null));

    private static KpiObservation Answered(SurveyFact survey, Func<int, KpiObservation> observe) =>
        survey.Score is { } score ? observe(score) : KpiObservation.Excluded(ExclusionReasons.NotAnswered);

    private static KpiDefinition<SurveyFact> Csat(
        string name, string title, KpiUnit unit, string numerator, string denominator, KpiPolicy policy, Func<SurveyFact, KpiObservation> observe) => new()
        {
            Name = name,
            Title = title,
            Population = "Satisfaction surveys sent",
            Numerator = numerator,
            Denominator = denominator,
            Unit = unit,
            Direction = KpiDirection.HigherIsBetter,
            Policy = policy,
            Observe = survey => survey.Survey == SurveyKind.Csat ? observe(survey) : KpiObservation.NotInPopulation,
        };
}
