namespace CustomerLifecycle.Tickets;

/// <summary>Merges a ticket into another, which goes on for both.</summary>
/// <remarks>The merged ticket keeps its state and gets the category Closed, whatever its workflow: nothing was solved, so no trigger is
/// fired and no transition is told. Its service level is cancelled.</remarks>
public sealed record MergeTicket : TicketCommand
{
    /// <summary>The ticket that goes on; if that was merged itself, the one it goes on as.</summary>
    public required TicketId Target { get; init; }

    /// <summary>Whether the two may be of different customers; else that is refused.</summary>
    public bool AllowDifferentCustomers { get; init; }
}
