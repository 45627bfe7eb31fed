namespace CustomerLifecycle.Routing;

/// <summary>Everything about a waiting contact that decides which agents could take it, save exclusions. Contacts with equal keys
/// wait in one group.</summary>
internal sealed class MatchKey(QueueId queue, Channel channel, IReadOnlyList<SkillRequirement> skills, AgentId? heldFor, bool unconditional)
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

    public bool Equals(MatchKey? other) =>
        other is not null && Queue == other.Queue && Channel == other.Channel && HeldFor == other.HeldFor
        && Unconditional == other.Unconditional && Skills.SequenceEqual(other.Skills);

    public override bool Equals(object? obj) => Equals(obj as MatchKey);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(queue);
        hash.Add(channel);
        hash.Add(heldFor);
        foreach (var skill in skills)
        {
            hash.Add(skill);
        }

        return hash.ToHashCode();
    }

    private bool MeetsSkills(AgentProfile agent)
    {
        foreach (var requirement in skills)
        {
            if (!requirement.IsMetBy(agent))
            {
                return false;
            }
        }

        return true;
    }
}
