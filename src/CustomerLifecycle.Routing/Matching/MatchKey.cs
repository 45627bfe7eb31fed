namespace CustomerLifecycle.Routing;

/// <summary>Everything about a waiting contact that decides which agents could take it, save exclusions. Contacts with equal keys
/// wait in one group.</summary>
internal readonly struct MatchKey(QueueId queue, Channel channel, IReadOnlyList<SkillRequirement> skills, AgentId? heldFor, bool unconditional)
    : IEquatable<MatchKey>
{
    public QueueId Queue => queue;

    public Channel Channel => channel;

    public IReadOnlyList<SkillRequirement> Skills => skills;

    public AgentId? HeldFor => heldFor;

    public bool Unconditional => unconditional;

    public static MatchKey Of(ContactState contact) =>
        new(contact.Queue, contact.Request.Channel, contact.Requirement.Skills, contact.Hold?.Agent, contact.Hold?.Unconditional ?? false);

    /// <summary>True when the agent is there and could take such a contact once there is room.</summary>
    public bool Admits(AgentState agent)
    {
        if (!agent.IsPresent || (heldFor is { } name && name != agent.Id) || AgentRoom.CostOf(agent.Profile, channel) is null)
        {
            return false;
        }

        return unconditional || (agent.MembershipOf(queue) is not null && MeetsSkills(agent.Profile));
    }

    public bool Equals(MatchKey other) =>
        queue == other.Queue && channel == other.Channel && heldFor == other.HeldFor && unconditional == other.Unconditional && HaveEqual(skills, other.Skills);

    public override bool Equals(object? obj) => obj is MatchKey other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(queue, channel, heldFor, HashOf(skills));

    public static int HashOf(IReadOnlyList<SkillRequirement> skills)
    {
        int hash = skills.Count;
        for (int i = 0; i < skills.Count; i++)
        {
            hash = HashCode.Combine(hash, skills[i].Skill, skills[i].Level);
        }

        return hash;
    }

    public static bool HaveEqual(IReadOnlyList<SkillRequirement> a, IReadOnlyList<SkillRequirement> b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a.Count != b.Count)
        {
            return false;
        }

        for (int i = 0; i < a.Count; i++)
        {
            if (a[i] != b[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool MeetsSkills(AgentProfile agent)
    {
        for (int i = 0; i < skills.Count; i++)
        {
            if (!skills[i].IsMetBy(agent))
            {
                return false;
            }
        }

        return true;
    }
}
