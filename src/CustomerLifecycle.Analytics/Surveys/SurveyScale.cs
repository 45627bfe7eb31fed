using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>The scales of the kinds of survey.</summary>
public static class SurveyScale
{
    /// <summary>The longest comment, in characters.</summary>
    public const int MaxCommentLength = 4_000;

    /// <summary>The lowest and highest score of a kind, both inclusive: CSAT 1..5, NPS 0..10, CES 1..7, a questionnaire's total 0..100.</summary>
    public static (int Lowest, int Highest) Of(SurveyKind kind) => kind switch
    {
        SurveyKind.Csat => (1, 5),
        SurveyKind.Nps => (0, 10),
        SurveyKind.Ces => (1, 7),
        SurveyKind.Questionnaire => (0, 100),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose Csat, Nps, Ces or Questionnaire."),
    };

    /// <summary>Whether the score is on the scale.</summary>
    public static bool Contains(SurveyKind kind, int score)
    {
        var (lowest, highest) = Of(kind);
        return score >= lowest && score <= highest;
    }
}
