namespace CustomerLifecycle.Analytics;

/// <summary>The service level: the share of contacts answered within a threshold.</summary>
public static class ServiceLevel
{
    /// <summary>The usual threshold of 20 seconds, of the "80 percent in 20 seconds" target.</summary>
    public static TimeSpan DefaultThreshold { get; } = TimeSpan.FromSeconds(20);

    /// <summary>The usual short-abandon threshold of 5 seconds.</summary>
    public static TimeSpan DefaultShortAbandon { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Answered within the threshold / (answered + abandoned), with the abandons treated by the policy.</summary>
    /// <param name="policy">How customers who leave are treated.</param>
    /// <param name="threshold">The longest wait, inclusive, that is in time.</param>
    /// <param name="shortAbandon">Up to this wait, inclusive, an abandon is short.</param>
    public static KpiDefinition Definition(ServiceLevelPolicy policy, TimeSpan threshold, TimeSpan shortAbandon) => new KpiDefinition<ContactFact>
    {
        Name = "service_level",
        Title = "Service level",
        Population = "Contacts that were queued for an agent and answered or abandoned",
        Numerator = "Contacts a human agent answered within the threshold",
        Denominator = "Contacts answered or abandoned, by the policy",
        Direction = KpiDirection.HigherIsBetter,
        Policy = Describe(policy, threshold, shortAbandon),
        Observe = contact => contact.Result switch
        {
            ContactResult.Waiting => KpiObservation.Excluded(ExclusionReasons.StillWaiting),
            ContactResult.FlowedOut => KpiObservation.Excluded(ExclusionReasons.FlowedOut),
            ContactResult.BotOnly => KpiObservation.Excluded(ExclusionReasons.BotOnly),
            _ when contact.Waited is null => KpiObservation.Excluded(ExclusionReasons.WaitUnknown),
            ContactResult.Answered => KpiObservation.Of(contact.Waited <= threshold),
            _ => Abandoned(policy, contact.Waited.Value, threshold, shortAbandon),
        },
    };

    private static KpiObservation Abandoned(ServiceLevelPolicy policy, TimeSpan waited, TimeSpan threshold, TimeSpan shortAbandon) => policy switch
    {
        ServiceLevelPolicy.ShortAbandonsExcluded when waited <= shortAbandon => KpiObservation.Excluded(ExclusionReasons.ShortAbandon),
        ServiceLevelPolicy.AbandonsInTimeMet => KpiObservation.Of(waited <= threshold),
        ServiceLevelPolicy.AbandonsInTimeExcluded when waited <= threshold => KpiObservation.Excluded(ExclusionReasons.AbandonedWithinThreshold),
        ServiceLevelPolicy.AnsweredOnly => KpiObservation.NotInPopulation,
        _ => KpiObservation.Of(false),
    };

    private static KpiPolicy Describe(ServiceLevelPolicy policy, TimeSpan threshold, TimeSpan shortAbandon)
    {
        var within = KpiPolicy.Seconds(threshold);
        return policy switch
        {
            ServiceLevelPolicy.AllAbandons => new() { Name = "all-abandons", Description = $"Answered within {within}; every abandon counts against." },
            ServiceLevelPolicy.ShortAbandonsExcluded => new()
            {
                Name = "short-abandons-excluded",
                Description = $"Answered within {within}; abandons within {KpiPolicy.Seconds(shortAbandon)} leave both sides.",
            },
            ServiceLevelPolicy.AbandonsInTimeMet => new()
            {
                Name = "abandons-in-time-met",
                Description = $"Answered within {within}; abandons within {within} count as in time.",
            },
            ServiceLevelPolicy.AbandonsInTimeExcluded => new()
            {
                Name = "abandons-in-time-excluded",
                Description = $"Answered within {within}; abandons within {within} leave both sides.",
            },
            ServiceLevelPolicy.AnsweredOnly => new() { Name = "answered-only", Description = $"Answered within {within}, of those answered." },
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Choose one of the policies."),
        };
    }
}
