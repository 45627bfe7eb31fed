namespace CustomerLifecycle.Tickets;

/// <summary>What becomes of mails that come by a mailbox.</summary>
public sealed record TicketMailbox
{
    /// <summary>The type of new tickets: the name of a workflow.</summary>
    public required string Type { get; init; }

    /// <summary>The group (department) that gets new tickets.</summary>
    public string? Group { get; init; }

    /// <summary>The priority of new tickets; null for the usual one.</summary>
    public string? Priority { get; init; }

    /// <summary>The reason of new tickets, as reports group it.</summary>
    public string? Reason { get; init; }

    /// <summary>The tags of new tickets.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether new tickets are answered automatically. Default yes.</summary>
    public bool AnswersNewTickets { get; init; } = true;

    /// <summary>Whether follow-ups are answered automatically. Default no.</summary>
    public bool AnswersFollowUps { get; init; }
}
