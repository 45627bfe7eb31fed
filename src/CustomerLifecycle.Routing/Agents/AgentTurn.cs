namespace CustomerLifecycle.Routing;

/// <summary>The sequence number of the last automatic offer an agent had from a queue: the agent's place in its round.</summary>
internal sealed record AgentTurn(QueueId Queue, long Sequence);
