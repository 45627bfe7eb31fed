namespace CustomerLifecycle.Analytics;

/// <summary>How the service level treats customers who leave.</summary>
public enum ServiceLevelPolicy
{
    /// <summary><c>all-abandons</c>: answered in time / (answered + abandoned).</summary>
    AllAbandons = 0,

    /// <summary><c>short-abandons-excluded</c>: as all-abandons, without those who left within the short-abandon threshold.</summary>
    ShortAbandonsExcluded = 1,

    /// <summary><c>abandons-in-time-met</c>: those who left within the service-level threshold count as served in time.</summary>
    AbandonsInTimeMet = 2,

    /// <summary><c>abandons-in-time-excluded</c>: those who left within the service-level threshold leave both sides.</summary>
    AbandonsInTimeExcluded = 3,

    /// <summary><c>answered-only</c>: answered in time / answered; customers who leave do not count at all.</summary>
    AnsweredOnly = 4,
}
