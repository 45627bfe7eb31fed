namespace CustomerLifecycle.Analytics;

/// <summary>Sends surveys sparingly and takes each answer once. Thread-safe.</summary>
public interface ISurveyService
{
    /// <summary>Requests a survey unless the customer was asked within <see cref="SurveyOptions.QuietPeriod"/>; publishes SurveyRequested.</summary>
    /// <param name="request">Whom to ask about what.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The survey with its token, or when the customer may be asked again. The same idempotency key gets the same answer.</returns>
    /// <exception cref="ArgumentException">The idempotency key is empty or too long.</exception>
    Task<SurveyRequestResult> RequestAsync(SurveyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes an answer; publishes SurveyAnswered. The token works once: the same answer again is accepted again, another one is not.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="token">The token out of the link.</param>
    /// <param name="score">The rating on the scale of the kind, see <see cref="SurveyScale"/>.</param>
    /// <param name="comment">What the customer wrote, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SurveyAnswerResult> AnswerAsync(TenantId tenant, string token, int score, string? comment = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a survey, or null.</summary>
    Task<Survey?> FindAsync(TenantId tenant, SurveyId survey, CancellationToken cancellationToken = default);
}
