namespace CustomerLifecycle.Tickets;

/// <summary>What a command would do to a ticket, or why it does not.</summary>
internal sealed record TicketDecision
{
    /// <summary>The ticket after the change, version and time included; null when refused.</summary>
    public Ticket? After { get; init; }

    public string Action { get; init; } = "";

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public WorkflowTransition? Transition { get; init; }

    public TicketComment? Comment { get; init; }

    public IReadOnlyList<TicketRefusal> Refusals { get; init; } = [];

    /// <summary>Whether there is something to store.</summary>
    public bool HasEffect => Changes.Count > 0;

    public static TicketDecision Refuse(string code, string message) => new() { Refusals = [new(code, message)] };
}
