using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What the contacts answered within the acceptable wait are divided by.</summary>
public enum ServiceLevelDenominator
{
    /// <summary>Those answered, and those who gave up after the acceptable wait: who gives up early is nobody's fault.</summary>
    [JsonStringEnumMemberName("answeredAndAbandonedLate")]
    AnsweredAndAbandonedLate,

    /// <summary>All that arrived, blocked and disconnected ones included.</summary>
    [JsonStringEnumMemberName("arrivals")]
    Arrivals,

    /// <summary>Those answered.</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,
}
