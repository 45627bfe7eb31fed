namespace CustomerLifecycle.Routing;

/// <summary>The agents who are there, by skill: a new group looks only at those who have the rarest of the skills it asks for.</summary>
internal sealed class AgentsBySkill
{
    private static readonly HashSet<AgentState> Nobody = [];
    private readonly Dictionary<string, HashSet<AgentState>> _agents = new(StringComparer.Ordinal);

    public void Add(AgentState agent, AgentProfile profile)
    {
        foreach (string skill in profile.Skills.Keys)
        {
            if (!_agents.TryGetValue(skill, out var agents))
            {
                _agents[skill] = agents = [];
            }

            agents.Add(agent);
        }
    }

    public void Remove(AgentState agent, AgentProfile profile)
    {
        foreach (string skill in profile.Skills.Keys)
        {
            var agents = _agents[skill];
            agents.Remove(agent);
            if (agents.Count == 0)
            {
                _agents.Remove(skill);
            }
        }
    }

    /// <summary>The fewest agents among whom all are that meet the requirements: those of the queue, or those with one of the skills.</summary>
    public HashSet<AgentState> Fewest(HashSet<AgentState> ofQueue, IReadOnlyList<SkillRequirement> skills)
    {
        var fewest = ofQueue;
        for (int i = 0; i < skills.Count; i++)
        {
            if (skills[i].Operator != SkillOperator.Without)
            {
                var agents = _agents.GetValueOrDefault(skills[i].Skill) ?? Nobody;
                fewest = agents.Count < fewest.Count ? agents : fewest;
            }
        }

        return fewest;
    }
}
