namespace CustomerLifecycle.Routing.Commands;

/// <summary>Changes an agent's presence.</summary>
public sealed record SetAgentPresence : RoutingCommand
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The presence. Offline takes back offers that stand; Draining signs the agent out with the last contact.</summary>
    public required AgentPresence Presence { get; init; }

    /// <summary>The reason, such as lunch; up to 100 characters.</summary>
    public string? AuxCode { get; init; }
}
