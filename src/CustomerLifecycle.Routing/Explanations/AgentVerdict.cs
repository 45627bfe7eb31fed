namespace CustomerLifecycle.Routing;

/// <summary>Why an agent can or cannot be given a contact.</summary>
public sealed record AgentVerdict
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>Everything that stands in the way; empty = the agent could take the contact.</summary>
    public required IReadOnlyList<RejectionReason> Obstacles { get; init; }

    /// <summary>The agent's tier in the queue.</summary>
    public required int Tier { get; init; }

    /// <summary>The number of the queue among those from which the agent takes contacts: the lowest first.</summary>
    public int QueuePriority { get; init; }

    /// <summary>The part of the step's condition that the agent does not meet, and what the agent has instead; null when the agent
    /// meets it.</summary>
    public string? UnmetCondition { get; init; }

    /// <summary>What the strategy measured, for an agent who could take it: seconds idle (or, when every such agent holds something,
    /// since the last offer), the number of the last turn, the share of capacity in use, the open contacts, the sum of levels, the
    /// drawn number, or the scorer's score.</summary>
    public double? Score { get; init; }

    /// <summary>The place among those who could take it, from 1; the first is chosen.</summary>
    public int? Place { get; init; }
}
