namespace CustomerLifecycle.Events;

/// <summary>The snapshot of everything reports group by, taken when the event happens: a report of March does not change when an
/// agent moves to another team in April. A value that does not apply or is not known is <see langword="null"/>.</summary>
public sealed record EventDimensions
{
    /// <summary>No dimension known.</summary>
    public static EventDimensions None { get; } = new();

    /// <summary>The channel.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The page, number or code by which the customer came in.</summary>
    public string? Entrance { get; init; }

    /// <summary>The queue.</summary>
    public string? Queue { get; init; }

    /// <summary>The skill group.</summary>
    public string? SkillGroup { get; init; }

    /// <summary>The agent.</summary>
    public string? Agent { get; init; }

    /// <summary>The agent's team.</summary>
    public string? Team { get; init; }

    /// <summary>The business unit.</summary>
    public string? BusinessUnit { get; init; }

    /// <summary>The reason for the contact.</summary>
    public string? Reason { get; init; }

    /// <summary>The customer's level.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>Where the customer or lead came from.</summary>
    public string? Source { get; init; }

    /// <summary>The search keyword.</summary>
    public string? Keyword { get; init; }

    /// <summary>The campaign.</summary>
    public string? Campaign { get; init; }
}
