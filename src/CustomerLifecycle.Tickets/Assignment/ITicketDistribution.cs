namespace CustomerLifecycle.Tickets;

/// <summary>Gives waiting tickets to agents. By itself this happens when a ticket comes to wait in a group that
/// <see cref="TicketsOptions.DistributedGroups"/> names: after it was created, handed over, released or reopened. When the selector knows
/// nobody then, it is asked again after 1, 2, 4, 8 and then every 15 minutes, the best tickets of the group first, for as long as the
/// ticket waits. Thread-safe.</summary>
/// <remarks>A ticket that somebody has is never given to another.</remarks>
public interface ITicketDistribution
{
    /// <summary>Goes once through the pool of a group, the best ticket first, at most 1,000: to be called when an agent comes to work, or
    /// has time again, so that nobody waits for the next try. Tickets for which the selector knows nobody stay in the pool.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="group">The group; it need not be one that is distributed by itself.</param>
    /// <param name="cancellationToken">Stops after the ticket at hand.</param>
    /// <returns>The tickets that were given to somebody, in that order.</returns>
    Task<IReadOnlyList<Ticket>> DistributeAsync(TenantId tenant, string group, CancellationToken cancellationToken = default);
}
