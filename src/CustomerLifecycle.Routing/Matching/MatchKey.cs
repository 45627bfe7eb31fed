namespace CustomerLifecycle.Routing;

/// <summary>Everything about a waiting contact that decides which agents could take it, save exclusions. Contacts with equal keys
/// wait in one group.</summary>
internal readonly struct MatchKey(QueueId queue, Channel channel, RoutingStep step, AgentId? heldFor, bool unconditional)
    : IEquatable<MatchKey>
{
    public QueueId Queue => queue;

    public Channel Channel => channel;

    public RoutingStep Step => step;

    public IReadOnlyList<SkillRequirement> Skills => step.Skills;

    public AgentId? HeldFor => heldFor;

    public bool Unconditional => unconditional;

    public static MatchKey Of(ContactState contact) =>
        new(contact.Queue, contact.Request.Channel, contact.Requirement, contact.Hold?.Agent, contact.Hold?.Unconditional ?? false);

    /// <summary>True when the agent is there and could take such a contact once there is room.</summary>
    public bool Admits(AgentState agent)
    {
        if (!agent.IsPresent || (heldFor is { } name && name != agent.Id) || AgentRoom.CostOf(agent.Profile, channel) is null)
        {
            return false;
        }

        return unconditional || (agent.MembershipOf(queue) is not null && step.IsMetBy(agent.Profile));
    }

    public bool Equals(MatchKey other) =>
        queue == other.Queue && channel == other.Channel && heldFor == other.HeldFor && unconditional == other.Unconditional && step.RequiresSame(other.Step);

    public override bool Equals(object? obj) => obj is MatchKey other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(queue, channel, heldFor, HashOf(step.Skills), step.Condition, step.Agents.Count);

    public static int HashOf(IReadOnlyList<SkillRequirement> skills)
    {
        int hash = skills.Count;
        for (int i = 0; i < skills.Count; i++)
        {
            hash = HashCode.Combine(hash, skills[i].Skill, skills[i].Level);
        }

        return hash;
    }
}
