using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Removes a link from both tickets. Removing what is not there changes nothing.</summary>
public sealed record UnlinkTickets : TicketCommand
{
    /// <summary>How the ticket relates to the other. What was merged or split stays so.</summary>
    public required TicketLinkKind Kind { get; init; }

    /// <summary>The other ticket.</summary>
    public required TicketId Other { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Allow;
}
