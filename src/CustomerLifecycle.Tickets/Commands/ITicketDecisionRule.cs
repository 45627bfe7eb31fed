namespace CustomerLifecycle.Tickets;

/// <summary>What must hold whichever command changes a ticket. Thread-safe.</summary>
internal interface ITicketDecisionRule
{
    /// <summary>The decision as it may be stored: as it is, with further guards, or refused.</summary>
    /// <param name="decision">A decision with at least one step.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    ValueTask<TicketDecision> ApplyAsync(TicketDecision decision, CancellationToken cancellationToken);
}
