using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Which tickets, in which order, and which page of them. A condition that is null or empty matches everything; all that are
/// given must hold.</summary>
/// <remarks>Pages are read by key: a page begins after the last ticket of the one before, so that reading on costs the same on every page.
/// A ticket that changes between two pages in the property they are ordered by may be seen twice or not at all; no other is.</remarks>
public sealed record TicketQuery
{
    /// <summary>The largest page.</summary>
    public const int MaximumTake = 1_000;

    /// <summary>The most values of one condition that takes several.</summary>
    public const int MaximumValues = 100;

    /// <summary>The number people call the ticket by.</summary>
    public string? Number { get; init; }

    /// <summary>The categories of the state.</summary>
    public IReadOnlyCollection<StateCategory> Categories { get; init; } = [];

    /// <summary>The states; at most 100.</summary>
    public IReadOnlyCollection<string> States { get; init; } = [];

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

    /// <summary>Tags, all of which the ticket has; at most 100.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>Words, all of which the ticket has somewhere in <see cref="TextIn"/>: whole words in any case, and of Chinese any run of
    /// characters, single ones too. Text without a word (only punctuation) is found nowhere. At most 200 characters are used.</summary>
    public string? Text { get; init; }

    /// <summary>Where <see cref="Text"/> is looked for.</summary>
    public TicketTextParts TextIn { get; init; } = TicketTextParts.All;

    /// <summary>Created at or after.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Created before.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Changed at or after.</summary>
    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Changed before.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Due at or after; tickets that are not due do not match.</summary>
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>Due before; tickets that are not due do not match.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>The order of the tickets.</summary>
    public TicketOrder Order { get; init; } = TicketOrder.Created;

    /// <summary>True for exactly the opposite order.</summary>
    public bool Descending { get; init; }

    /// <summary>The priorities, the least urgent first, for <see cref="TicketOrder.Priority"/>; one that is not named counts as the least
    /// urgent. <see cref="ITicketService"/> fills in <see cref="TicketsOptions.Priorities"/> when it is empty.</summary>
    public IReadOnlyList<string> PriorityOrder { get; init; } = [];

    /// <summary>The last ticket of the page before; null for the first page.</summary>
    public TicketCursor? After { get; init; }

    /// <summary>At most so many, 1 to 1,000.</summary>
    public int Take { get; init; } = 100;

    /// <summary>The categories in which work is still to be done.</summary>
    public static IReadOnlyCollection<StateCategory> OpenCategories { get; } = [StateCategory.New, StateCategory.Open, StateCategory.Pending, StateCategory.OnHold];

    /// <summary>The categories in which the work is done.</summary>
    public static IReadOnlyCollection<StateCategory> DoneCategories { get; } = [StateCategory.Solved, StateCategory.Closed];

    /// <summary>Refuses what no store can answer, so that every store answers the same. A store of the host's own need not call it:
    /// <see cref="ITicketService"/> has.</summary>
    /// <exception cref="ArgumentException">A value is out of its range, or the cursor belongs to another order.</exception>
    public void Validate()
    {
        if (Take is < 1 or > MaximumTake)
        {
            throw new ArgumentOutOfRangeException(nameof(Take), Take, $"Take is 1 to {MaximumTake}; read further pages with After.");
        }

        if (!Enum.IsDefined(Order))
        {
            throw new ArgumentOutOfRangeException(nameof(Order), Order, "Order is one of " + string.Join(", ", Enum.GetNames<TicketOrder>()) + ".");
        }

        if (Text is not null && (TextIn & TicketTextParts.All) == TicketTextParts.None)
        {
            throw new ArgumentOutOfRangeException(nameof(TextIn), TextIn, "Say where Text is looked for: TextIn has at least one of Ticket, PublicReplies and InternalNotes.");
        }

        if (After is { } cursor && cursor.Order != Order)
        {
            throw new ArgumentException($"The cursor is of a page in the order {cursor.Order}, the query has the order {Order}. Make it with TicketCursor.Of(ticket, {nameof(TicketOrder)}.{Order}), or begin with the first page.", nameof(After));
        }

        CheckCount(States, nameof(States));
        CheckCount(Tags, nameof(Tags));
        CheckCount(PriorityOrder, nameof(PriorityOrder));
    }

    private static void CheckCount(IReadOnlyCollection<string> values, string field)
    {
        if (values.Count > MaximumValues)
        {
            throw new ArgumentException($"{field} has at most {MaximumValues} values, not {values.Count}. Ask in several queries.", field);
        }

        if (values.Any(value => value is null))
        {
            throw new ArgumentException($"{field} has a value that is null. Leave it out.", field);
        }
    }
}
