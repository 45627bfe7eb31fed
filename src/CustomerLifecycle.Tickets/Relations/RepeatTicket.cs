namespace CustomerLifecycle.Tickets;

/// <summary>Creates a ticket about what another one, which is done, was about.</summary>
internal sealed record RepeatTicket : TicketCommand
{
    public required CreateTicket Draft { get; init; }

    /// <summary>Why it is a ticket of its own.</summary>
    public required string Why { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
