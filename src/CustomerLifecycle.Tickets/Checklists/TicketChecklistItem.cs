namespace CustomerLifecycle.Tickets;

/// <summary>Something to be done on a ticket, with whoever has done it.</summary>
public sealed record TicketChecklistItem
{
    /// <summary>Identifies the item on its ticket; never used again for another.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done; at most 500 characters.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the checklist is not done without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Who has done it, as <see cref="TicketActor.ToString"/> gives it; null while it is open.</summary>
    public string? DoneBy { get; init; }

    /// <summary>When it was done, UTC; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Its id, without what it says.</summary>
    public override string ToString() => Id;
}
