namespace CustomerLifecycle.Routing.Commands;

/// <summary>Signs an agent out. Offers that stand go back to the queue. Contacts in progress are finished first (the agent is draining until then), or go back to the queue with their age.</summary>
public sealed record SignOutAgent : RoutingCommand
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>True to give contacts in progress back to the queue and close wrap-up at once, for example after missed heartbeats.</summary>
    public bool RequeueContacts { get; init; }
}
