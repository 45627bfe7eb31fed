namespace CustomerLifecycle.Analytics;

/// <summary>What becomes of customers who leave the queue very soon.</summary>
public enum AbandonPolicy
{
    /// <summary><c>all-abandons</c>: every abandon counts.</summary>
    Counted = 0,

    /// <summary><c>short-abandons-excluded</c>: abandons up to the short-abandon threshold leave both sides.</summary>
    ShortExcluded = 1,

    /// <summary><c>short-abandons-not-abandoned</c>: short abandons stay below the line, but are not abandons above it.</summary>
    ShortOutOfNumerator = 2,
}
