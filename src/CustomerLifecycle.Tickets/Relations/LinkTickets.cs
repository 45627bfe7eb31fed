using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Links a ticket with another: <c>Ticket Kind Other</c>, such as "the ticket is ParentOf the other". Linking what is linked
/// changes nothing.</summary>
public sealed record LinkTickets : TicketCommand
{
    /// <summary>How the ticket relates to the other. MergedInto, MergedFrom, SplitFrom and SplitInto come about by merging and splitting
    /// only.</summary>
    public required TicketLinkKind Kind { get; init; }

    /// <summary>The other ticket, of the same tenant.</summary>
    public required TicketId Other { get; init; }
}
