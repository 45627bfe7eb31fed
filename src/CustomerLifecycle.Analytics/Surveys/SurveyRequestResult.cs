namespace CustomerLifecycle.Analytics;

/// <summary>What became of a request to send a survey.</summary>
public abstract record SurveyRequestResult
{
    private SurveyRequestResult()
    {
    }

    /// <summary>The survey is there to be sent.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Token">The one-time token for the link; whoever has it may answer.</param>
    public sealed record Requested(Survey Survey, string Token) : SurveyRequestResult;

    /// <summary>The customer is not asked now.</summary>
    /// <param name="NotBefore">When the customer may be asked again, UTC.</param>
    public sealed record AskedRecently(DateTimeOffset NotBefore) : SurveyRequestResult;
}
