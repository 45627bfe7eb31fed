namespace CustomerLifecycle.Routing;

/// <summary>A skill that an agent must have to receive a contact.</summary>
public sealed record SkillRequirement
{
    /// <summary>The skill's name, 1 to 100 characters, compared by ordinal.</summary>
    public required string Skill { get; init; }

    /// <summary>How the level is compared.</summary>
    public SkillOperator Operator { get; init; }

    /// <summary>The level, 1 to 100.</summary>
    public int Level { get; init; } = 1;

    /// <summary>A skill at a level or above.</summary>
    /// <param name="skill">The skill's name.</param>
    /// <param name="level">1 to 100.</param>
    public static SkillRequirement AtLeast(string skill, int level = 1) => new() { Skill = skill, Level = level };

    internal bool IsMetBy(AgentProfile agent)
    {
        bool has = agent.Skills.TryGetValue(Skill, out int level);
        return Operator switch
        {
            SkillOperator.AtLeast => has && level >= Level,
            SkillOperator.AtMost => has && level <= Level,
            SkillOperator.Exactly => has && level == Level,
            SkillOperator.Without => !has,
            _ => throw new InvalidOperationException($"The skill operator {Operator} is not known to this version."),
        };
    }
}
