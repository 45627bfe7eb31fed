using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>How far an agent has come in a queue by weights: each contact is a step of the size 1 / weight, and the agent who is furthest
/// behind is next (stride scheduling, Waldspurger and Weihl 1995).</summary>
[method: JsonConstructor]
internal readonly record struct AgentPass(QueueId Queue, long Pass)
{
    /// <summary>The step of an agent of weight 1.</summary>
    public const long Stride = 1_000_000_000_000;
}
