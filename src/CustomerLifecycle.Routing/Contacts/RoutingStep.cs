namespace CustomerLifecycle.Routing;

/// <summary>One step of a contact's routing plan: what is required of an agent, and for how long nobody else will do.</summary>
/// <remarks>Steps relax with time ("bullseye" routing): when one expires without an agent, the next is in force. The last stays. A language
/// is a skill by convention, such as <c>lang:fr</c> with the level of command; the channel is required by
/// <see cref="ContactRequest.Channel"/> itself.</remarks>
public sealed record RoutingStep
{
    /// <summary>The skills required; empty = any agent of the queue. At most 20.</summary>
    public IReadOnlyList<SkillRequirement> Skills { get; init => field = value ?? []; } = [];

    /// <summary>A condition on the agent's attributes; null = none.</summary>
    public AttributeExpression? Condition { get; init; }

    /// <summary>The agents of whom one must take it; empty = anybody. At most 100. Queue membership and skills are asked of them as of
    /// everybody.</summary>
    public IReadOnlyList<AgentId> Agents { get; init => field = value ?? []; } = [];

    /// <summary>How long the step is in force, from one second; null = until an agent is found. Not looked at in the last step.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>Whether the agent has what the step requires.</summary>
    internal bool IsMetBy(AgentProfile agent) => HasSkillsOf(agent) && Names(agent.Id) && (Condition is null || Condition.IsMetBy(agent));

    internal bool HasSkillsOf(AgentProfile agent)
    {
        for (int i = 0; i < Skills.Count; i++)
        {
            if (!Skills[i].IsMetBy(agent))
            {
                return false;
            }
        }

        return true;
    }

    internal bool Names(AgentId agent)
    {
        for (int i = 0; i < Agents.Count; i++)
        {
            if (Agents[i] == agent)
            {
                return true;
            }
        }

        return Agents.Count == 0;
    }

    /// <summary>Whether both require the same of an agent, for however long.</summary>
    internal bool RequiresSame(RoutingStep other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (Skills.Count != other.Skills.Count || Agents.Count != other.Agents.Count || !Equals(Condition, other.Condition))
        {
            return false;
        }

        for (int i = 0; i < Skills.Count; i++)
        {
            if (Skills[i] != other.Skills[i])
            {
                return false;
            }
        }

        for (int i = 0; i < Agents.Count; i++)
        {
            if (Agents[i] != other.Agents[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Equal where <see cref="RequiresSame"/> is true.</summary>
    internal int RequirementHash()
    {
        int hash = HashCode.Combine(Condition, Agents.Count);
        for (int i = 0; i < Skills.Count; i++)
        {
            hash = HashCode.Combine(hash, Skills[i].Skill, Skills[i].Level);
        }

        return hash;
    }
}
