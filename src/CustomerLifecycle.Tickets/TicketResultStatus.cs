namespace CustomerLifecycle.Tickets;

/// <summary>What became of a command.</summary>
public enum TicketResultStatus
{
    /// <summary>It was done, now or by an earlier command with the same idempotency key.</summary>
    Applied,

    /// <summary>It was refused; the reasons say why. Nothing has changed.</summary>
    Rejected,

    /// <summary>The ticket has another version than expected, or changed all the time. Nothing has changed.</summary>
    Conflict,

    /// <summary>The tenant has no such ticket.</summary>
    NotFound,
}
