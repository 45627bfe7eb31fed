using System.Collections.Frozen;

namespace CustomerLifecycle.Routing;

/// <summary>What routing knows of an agent: a human, a salesperson or a bot that serves customers.</summary>
public sealed record AgentProfile
{
    /// <summary>The agent.</summary>
    public required AgentId Id { get; init; }

    /// <summary>The agent's skills by name, compared by ordinal, each with a level of 1 to 100. At most 200.</summary>
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();

    /// <summary>Facts about the agent that the conditions of routing steps ask for, by name, compared by ordinal; at most 100, each name
    /// up to 100 characters. They are stored.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Attributes { get; init => field = value ?? None; } = None;

    /// <summary>The queues the agent serves; at most 200, each once.</summary>
    public IReadOnlyList<AgentQueue> Queues { get; init; } = [];

    /// <summary>How much the agent holds at one time.</summary>
    public AgentCapacity Capacity { get; init; } = AgentCapacity.OneAtATime;

    /// <summary>How many contacts the agent is given in a span of time at most; null = as many as there is room for.</summary>
    public AgentRateLimit? RateLimit { get; init; }

    /// <summary>After so long without a <see cref="Commands.Heartbeat"/> the agent is signed out and whatever the agent held goes back with
    /// its age; 5 seconds to 1 day. Null = heartbeats are not looked for.</summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>True for a bot.</summary>
    public bool IsBot { get; init; }

    private static FrozenDictionary<string, AttributeValue> None => FrozenDictionary<string, AttributeValue>.Empty;

    /// <summary>True when the agent takes contacts of one queue before those of another.</summary>
    internal bool PrefersQueues
    {
        get
        {
            for (int i = 0; i < Queues.Count; i++)
            {
                if (Queues[i].Priority > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The team, for reports.</summary>
    public string? Team { get; init; }

    /// <summary>The business unit, for reports.</summary>
    public string? BusinessUnit { get; init; }
}
