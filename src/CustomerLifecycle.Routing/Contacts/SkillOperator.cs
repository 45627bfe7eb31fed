using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>How a required level is compared with an agent's. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SkillOperator>))]
public enum SkillOperator
{
    /// <summary>The agent has the skill at the level or above.</summary>
    AtLeast,

    /// <summary>The agent has the skill at the level or below.</summary>
    AtMost,

    /// <summary>The agent has the skill at exactly the level.</summary>
    Exactly,

    /// <summary>The agent does not have the skill; the level is not looked at.</summary>
    Without,
}
