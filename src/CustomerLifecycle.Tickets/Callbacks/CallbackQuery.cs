using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Which callbacks, in order of their due time. A condition that is null matches everything.</summary>
public sealed record CallbackQuery
{
    /// <summary>The largest page.</summary>
    public const int MaximumTake = 1_000;

    /// <summary>Who is to call.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The group.</summary>
    public string? Group { get; init; }

    /// <summary>True for those that anybody of the group may take.</summary>
    public bool? Unassigned { get; init; }

    /// <summary>How far they are; open unless said.</summary>
    public CallbackState State { get; init; } = CallbackState.Open;

    /// <summary>Due before, for those that are overdue.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>The last callback of the page before; null for the first page.</summary>
    public CallbackCursor? After { get; init; }

    /// <summary>At most so many, 1 to 1,000.</summary>
    public int Take { get; init; } = 100;
}
