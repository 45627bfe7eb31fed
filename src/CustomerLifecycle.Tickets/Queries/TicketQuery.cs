using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Which tickets. A condition that is null or empty matches everything.</summary>
public sealed record TicketQuery
{
    /// <summary>The largest page.</summary>
    public const int MaximumTake = 1_000;

    /// <summary>The categories of the state.</summary>
    public IReadOnlyCollection<StateCategory> Categories { get; init; } = [];

    /// <summary>The type.</summary>
    public string? Type { get; init; }

    /// <summary>The group.</summary>
    public string? Group { get; init; }

    /// <summary>The assignee.</summary>
    public AgentId? Assignee { get; init; }

    /// <summary>True for tickets that nobody has, false for those that somebody has.</summary>
    public bool? Unassigned { get; init; }

    /// <summary>The priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The customer.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The reason for the contact.</summary>
    public string? Reason { get; init; }

    /// <summary>Created at or after.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Created before.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Changed at or after.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>True for the newest first; else the oldest.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>The last ticket of the page before; null for the first page.</summary>
    public TicketCursor? After { get; init; }

    /// <summary>At most so many, 1 to 1,000.</summary>
    public int Take { get; init; } = 100;

    /// <summary>The categories in which work is still to be done.</summary>
    public static IReadOnlyCollection<StateCategory> OpenCategories { get; } = [StateCategory.New, StateCategory.Open, StateCategory.Pending, StateCategory.OnHold];

    /// <summary>The categories in which the work is done.</summary>
    public static IReadOnlyCollection<StateCategory> DoneCategories { get; } = [StateCategory.Solved, StateCategory.Closed];
}
