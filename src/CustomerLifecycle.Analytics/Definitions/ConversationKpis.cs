namespace CustomerLifecycle.Analytics;

/// <summary>KPIs of conversations: first response and lead capture.</summary>
public static class ConversationKpis
{
    private static readonly KpiPolicy FirstHumanReply = new()
    {
        Name = "first-human-reply",
        Description = "From when the customer waits for a human (start, hand-over or reopening, the latest) to the first public message a human typed; bots and automatic greetings do not count.",
    };

    /// <summary>Conversations.</summary>
    public static KpiDefinition Conversations() => new KpiDefinition<ConversationFact>
    {
        Name = "conversations",
        Title = "Conversations",
        Population = "Conversations that started",
        Numerator = "Conversations",
        Denominator = "None: a count",
        Unit = KpiUnit.Count,
        Statistic = KpiStatistic.Count,
        Observe = _ => KpiObservation.Counted(1),
    };

    /// <summary>First response time (首次响应时间), the mean over conversations that were answered.</summary>
    public static KpiDefinition FirstResponseTime() => Response("first_response_time", "First response time (mean)", KpiStatistic.Ratio, 0);

    /// <summary>The median first response time.</summary>
    public static KpiDefinition FirstResponseTimeMedian() => Response("first_response_time_p50", "First response time (median)", KpiStatistic.Quantile, 0.5);

    /// <summary>The 90th percentile of the first response time.</summary>
    public static KpiDefinition FirstResponseTimeP90() => Response("first_response_time_p90", "First response time (90th percentile)", KpiStatistic.Quantile, 0.9);

    /// <summary>The share of conversations that wanted a human and were answered; it stands beside the mean, which cannot see the others.</summary>
    public static KpiDefinition FirstResponseShare() => new KpiDefinition<ConversationFact>
    {
        Name = "first_response_share",
        Title = "Answered by a human",
        Population = "Conversations whose customer waited for a human",
        Numerator = "Conversations with a human reply",
        Denominator = "Conversations whose customer waited for a human",
        Direction = KpiDirection.HigherIsBetter,
        Policy = FirstHumanReply,
        Observe = conversation => conversation.WaitingSince is null
            ? KpiObservation.NotInPopulation
            : KpiObservation.Of(conversation.FirstResponseAt is not null),
    };

    /// <summary>Lead capture rate (留资率): conversations in which a way to reach the customer was captured / all conversations.</summary>
    public static KpiDefinition LeadCaptureRate() => CaptureRate(
        new() { Name = "per-conversation", Description = "Over all conversations." },
        "Conversations",
        _ => true);

    /// <summary>Lead capture rate over effective conversations: at least one message of the customer and one in reply.</summary>
    public static KpiDefinition LeadCaptureRatePerEffective() => CaptureRate(
        new() { Name = "per-effective-conversation", Description = "Over conversations with a message of the customer and one of an agent or bot." },
        "Effective conversations",
        conversation => conversation.CustomerMessages > 0 && conversation.AgentMessages + conversation.BotMessages > 0);

    private static KpiDefinition<ConversationFact> Response(string name, string title, KpiStatistic statistic, double quantile) => new()
    {
        Name = name,
        Title = title,
        Population = "Conversations whose customer waited for a human",
        Numerator = "Seconds from the beginning of the wait to the first human reply",
        Denominator = "Conversations with a human reply",
        Unit = KpiUnit.Seconds,
        Direction = KpiDirection.LowerIsBetter,
        Statistic = statistic,
        Quantile = quantile,
        Policy = FirstHumanReply,
        Observe = conversation => conversation switch
        {
            { WaitingSince: null } => KpiObservation.NotInPopulation,
            { FirstResponseTime: { } time } => KpiObservation.Seconds(time),
            _ => KpiObservation.Excluded(ExclusionReasons.NeverAnswered),
        },
    };

    private static KpiDefinition<ConversationFact> CaptureRate(KpiPolicy policy, string denominator, Func<ConversationFact, bool> counts) => new()
    {
        Name = "lead_capture_rate",
        Title = "Lead capture rate",
        Population = denominator,
        Numerator = "Conversations in which a way to reach the customer was captured",
        Denominator = denominator,
        Direction = KpiDirection.HigherIsBetter,
        Policy = policy,
        Observe = conversation => counts(conversation)
            ? KpiObservation.Of(conversation.LeadCaptured)
            : KpiObservation.Excluded(ExclusionReasons.NotEffective),
    };
}
