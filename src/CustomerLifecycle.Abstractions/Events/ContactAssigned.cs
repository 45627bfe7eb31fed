namespace CustomerLifecycle.Events;

/// <summary>An agent has the contact: this is the moment that waits are measured to.</summary>
[EventType("customerlifecycle.contact.assigned.v1")]
public sealed record ContactAssigned : ContactEvent
{
    /// <summary>The agent, human or bot.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The queue it came from.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>The time since the contact became eligible to be served, over all its transfers.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>True when the agent is a bot.</summary>
    public bool IsBot { get; init; }

    /// <summary>True when the agent went to the customer, and not the customer to the queue.</summary>
    public bool IsOutbound { get; init; }
}
