using CustomerLifecycle.Events;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Flows;

/// <summary>How a contact is to be routed.</summary>
public sealed record ContactPlan
{
    /// <summary>The queue it enters.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>What is required of an agent, and for how long; empty = any agent of the queue.</summary>
    public IReadOnlyList<RoutingStep> Steps { get; init; } = [];

    /// <summary>The priority; null = by the customer's level.</summary>
    public int? Priority { get; init; }

    /// <summary>The agent to prefer, if any.</summary>
    public AgentId? PreferredAgent { get; init; }

    /// <summary>How long it is kept for the preferred agent, zero to 30 days.</summary>
    public TimeSpan PreferredWait { get; init; }

    /// <summary>Facts for a custom scorer of routing; no personal data.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether somebody is there to take it: decides whether a bot hands over or asks for contact details. Null = by the
    /// registered <see cref="IQueueHours"/> of the queue, and true when there is none.</summary>
    public bool? AgentsAvailable { get; init; }

    /// <summary>What reports group by; null = <see cref="ContactPlanRequest.Dimensions"/>.</summary>
    public EventDimensions? Dimensions { get; init; }
}
