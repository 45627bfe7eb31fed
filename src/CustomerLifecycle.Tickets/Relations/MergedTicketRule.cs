namespace CustomerLifecycle.Tickets;

/// <summary>What becomes of a command to a ticket that was merged into another.</summary>
internal enum MergedTicketRule
{
    /// <summary>It is refused, and the refusal names the ticket that goes on.</summary>
    Refuse,

    /// <summary>It is done to the ticket that goes on.</summary>
    Redirect,

    /// <summary>It is done to the merged ticket itself.</summary>
    Allow,
}
