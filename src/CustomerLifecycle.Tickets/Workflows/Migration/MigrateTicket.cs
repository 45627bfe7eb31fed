namespace CustomerLifecycle.Tickets;

/// <summary>Moves one ticket, when moving it together with others met a conflict.</summary>
internal sealed record MigrateTicket : TicketCommand
{
    internal override MergedTicketRule WhenMerged => MergedTicketRule.Allow;

    internal override bool HasRules => false;
}
