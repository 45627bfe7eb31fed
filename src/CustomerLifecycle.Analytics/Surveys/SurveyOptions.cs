namespace CustomerLifecycle.Analytics;

/// <summary>How surveys are sent and answered.</summary>
public sealed class SurveyOptions
{
    /// <summary>A customer is not asked twice within this time; 14 days by default, zero to ask every time.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long after the request an answer is taken; 7 days by default.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// The secret that signs answer tokens, at least 32 bytes. When null, one is drawn for each tenant and kept with the surveys,
    /// so that tokens hold across restarts and nodes.
    /// </summary>
    public byte[]? SigningKey { get; set; }
}
