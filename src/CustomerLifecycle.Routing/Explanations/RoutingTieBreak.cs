namespace CustomerLifecycle.Routing;

/// <summary>What decided between the agent who was chosen and the next one.</summary>
public enum RoutingTieBreak
{
    /// <summary>There was no choice.</summary>
    None,

    /// <summary>The tier in the queue.</summary>
    Tier,

    /// <summary>What the queue's strategy measures.</summary>
    Strategy,

    /// <summary>The time idle, or since the last offer.</summary>
    IdleTime,

    /// <summary>The agents' identifiers, all else being equal.</summary>
    AgentIdentifier,
}
