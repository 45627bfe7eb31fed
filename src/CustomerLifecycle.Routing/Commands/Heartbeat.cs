namespace CustomerLifecycle.Routing.Commands;

/// <summary>Says that agents are still there: one command for all agents that one host serves. Only agents with a
/// <see cref="AgentProfile.HeartbeatTimeout"/> need it; others and those who are not signed in are passed over.</summary>
/// <remarks>Send it three times within the time-out. Most heartbeats cost nothing: one is recorded only when half of the time-out is
/// over.</remarks>
public sealed record Heartbeat : RoutingCommand
{
    /// <summary>The agents; at most 10,000.</summary>
    public required IReadOnlyList<AgentId> Agents { get; init; }
}
