namespace CustomerLifecycle.Analytics;

/// <summary>What became of an answer.</summary>
public enum SurveyAnswerStatus
{
    /// <summary>It is stored; also when the same answer came again.</summary>
    Accepted = 0,

    /// <summary>The token is not one of this tenant's.</summary>
    UnknownToken = 1,

    /// <summary>The survey has another answer already; it stands.</summary>
    AlreadyAnswered = 2,

    /// <summary>The time to answer is over.</summary>
    Expired = 3,

    /// <summary>The score is not on the scale of the survey's kind.</summary>
    ScoreOutOfRange = 4,

    /// <summary>The comment is longer than <see cref="SurveyScale.MaxCommentLength"/> characters.</summary>
    CommentTooLong = 5,
}
