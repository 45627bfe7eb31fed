namespace CustomerLifecycle.Tickets;

/// <summary>The due time of a callback has come.</summary>
internal sealed record MarkCallback : TicketCommand
{
    /// <summary>The callback.</summary>
    public required string Callback { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
