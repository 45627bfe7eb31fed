using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>Something a report groups and filters by. The set is closed: an unknown name is an error, never an empty page.</summary>
public sealed class KpiDimension
{
    private readonly Func<EventDimensions, string?> _read;

    private KpiDimension(string name, string title, Func<EventDimensions, string?> read)
    {
        Name = name;
        Title = title;
        _read = read;
    }

    /// <summary>The channel.</summary>
    public static KpiDimension Channel { get; } = new("channel", "Channel", d => d.Channel?.Value);

    /// <summary>The page, number or code by which the customer came in.</summary>
    public static KpiDimension Entrance { get; } = new("entrance", "Entrance", d => d.Entrance);

    /// <summary>The queue.</summary>
    public static KpiDimension Queue { get; } = new("queue", "Queue", d => d.Queue);

    /// <summary>The skill group.</summary>
    public static KpiDimension SkillGroup { get; } = new("skill_group", "Skill group", d => d.SkillGroup);

    /// <summary>The agent.</summary>
    public static KpiDimension Agent { get; } = new("agent", "Agent", d => d.Agent);

    /// <summary>The team.</summary>
    public static KpiDimension Team { get; } = new("team", "Team", d => d.Team);

    /// <summary>The business unit.</summary>
    public static KpiDimension BusinessUnit { get; } = new("business_unit", "Business unit", d => d.BusinessUnit);

    /// <summary>The reason for the contact.</summary>
    public static KpiDimension Reason { get; } = new("reason", "Reason", d => d.Reason);

    /// <summary>The customer's level.</summary>
    public static KpiDimension CustomerLevel { get; } = new("customer_level", "Customer level", d => d.CustomerLevel);

    /// <summary>Where the customer or lead came from.</summary>
    public static KpiDimension Source { get; } = new("source", "Source", d => d.Source);

    /// <summary>The search keyword.</summary>
    public static KpiDimension Keyword { get; } = new("keyword", "Keyword", d => d.Keyword);

    /// <summary>The campaign.</summary>
    public static KpiDimension Campaign { get; } = new("campaign", "Campaign", d => d.Campaign);

    /// <summary>Every dimension.</summary>
    public static IReadOnlyList<KpiDimension> All { get; } =
    [
        Channel, Entrance, Queue, SkillGroup, Agent, Team, BusinessUnit, Reason, CustomerLevel, Source, Keyword, Campaign,
    ];

    /// <summary>The name it is asked for by.</summary>
    public string Name { get; }

    /// <summary>The heading a report shows.</summary>
    public string Title { get; }

    /// <summary>Finds a dimension by name.</summary>
    /// <exception cref="ArgumentException">There is no such dimension; the message lists those there are.</exception>
    public static KpiDimension Parse(string name) =>
        All.FirstOrDefault(dimension => string.Equals(dimension.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"Unknown dimension '{name}'; known are {string.Join(", ", All.Select(dimension => dimension.Name))}.", nameof(name));

    /// <summary>The value a row has, or null.</summary>
    public string? Of(KpiFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return _read(fact.Dimensions);
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
