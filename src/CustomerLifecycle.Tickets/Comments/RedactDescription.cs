namespace CustomerLifecycle.Tickets;

/// <summary>Removes what a ticket's description says for good, in its history and in the search too: the first message may hold what nobody may keep, such
/// as the number of a card. That there was one stays.</summary>
public sealed record RedactDescription : TicketCommand
{
    // The description stays on the ticket it was written on.
    internal override MergedTicketRule WhenMerged => MergedTicketRule.Allow;
}
