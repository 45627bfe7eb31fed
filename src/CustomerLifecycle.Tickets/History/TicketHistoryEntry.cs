namespace CustomerLifecycle.Tickets;

/// <summary>One change of a ticket.</summary>
public sealed record TicketHistoryEntry
{
    /// <summary>The version of the ticket after the change.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who, as <see cref="TicketActor.ToString"/> gives it.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: <c>create</c>, <c>assign</c>, <c>fire:Solve</c>, ...</summary>
    public required string Action { get; init; }

    /// <summary>Why, if it was said.</summary>
    public string? Reason { get; init; }

    /// <summary>What changed, in ordinal order of the properties.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }
}
