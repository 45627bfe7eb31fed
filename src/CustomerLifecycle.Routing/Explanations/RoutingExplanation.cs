namespace CustomerLifecycle.Routing;

/// <summary>Why a contact goes to an agent, or still waits.</summary>
public sealed record RoutingExplanation
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>Where it stands.</summary>
    public required ContactStatus Status { get; init; }

    /// <summary>The moment explained, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The queue.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>The queue's strategy.</summary>
    public required RoutingStrategy Strategy { get; init; }

    /// <summary>The step of the routing plan in force, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>What that step requires.</summary>
    public required IReadOnlyList<SkillRequirement> Skills { get; init; }

    /// <summary>The condition on the agent's attributes in that step, as one reads it, with the contact's attributes put in; null = none.</summary>
    public string? Condition { get; init; }

    /// <summary>The agents of whom that step requires one; empty = anybody.</summary>
    public IReadOnlyList<AgentId> NamedAgents { get; init; } = [];

    /// <summary>The agent for whom it is kept.</summary>
    public AgentId? HeldFor { get; init; }

    /// <summary>How many contacts of the same queue are served before it.</summary>
    public required int Ahead { get; init; }

    /// <summary>Every agent of the queue, and the agent for whom the contact is kept: first those who could take it in the order in
    /// which they are chosen, then the others by identifier.</summary>
    public required IReadOnlyList<AgentVerdict> Candidates { get; init; }

    /// <summary>The agent who has it, when a decision is explained that was made; differs from <see cref="Chosen"/> when a human chose.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The agent who is given the contact; null = nobody can take it now.</summary>
    public AgentId? Chosen { get; init; }

    /// <summary>True when a decision cannot be explained any more, because the part of the log that it was made on was cut off
    /// (<see cref="RoutingOptions.LogRetention"/>): <see cref="Candidates"/> is empty then, <see cref="Agent"/> is told.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>What decided between the first and the second.</summary>
    public RoutingTieBreak TieBreak { get; init; }
}
