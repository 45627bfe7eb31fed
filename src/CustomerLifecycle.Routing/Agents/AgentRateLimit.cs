namespace CustomerLifecycle.Routing;

/// <summary>How many contacts an agent is given in a span of time at most, however they come: routed, claimed or transferred. An offer
/// counts when it is made, also when it is declined.</summary>
public sealed record AgentRateLimit
{
    /// <summary>The most contacts within <see cref="Window"/>, 1 to 1,000.</summary>
    public required int Contacts { get; init; }

    /// <summary>The span of time, which slides: 1 second to 1 day.</summary>
    public required TimeSpan Window { get; init; }
}
