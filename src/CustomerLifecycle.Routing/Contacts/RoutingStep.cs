namespace CustomerLifecycle.Routing;

/// <summary>One step of a contact's routing plan: what is required of an agent, and for how long nobody else will do.</summary>
/// <remarks>Steps relax with time ("bullseye" routing): when one expires without an agent, the next is in force. The last stays.</remarks>
public sealed record RoutingStep
{
    /// <summary>The skills required; empty = any agent of the queue. At most 20.</summary>
    public IReadOnlyList<SkillRequirement> Skills { get; init; } = [];

    /// <summary>How long the step is in force, from one second; null = until an agent is found. Not looked at in the last step.</summary>
    public TimeSpan? ExpiresAfter { get; init; }
}
