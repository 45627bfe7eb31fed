using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>The sequence number of the last automatic offer an agent had from a queue: the agent's place in its round.</summary>
[method: JsonConstructor]
internal readonly record struct AgentTurn(QueueId Queue, long Sequence);
