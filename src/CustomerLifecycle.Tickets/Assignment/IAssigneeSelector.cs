namespace CustomerLifecycle.Tickets;

/// <summary>Chooses who gets a ticket that waits in a group which <see cref="TicketsOptions.DistributedGroups"/> names. Register your own
/// before <c>AddTickets</c>, for example over the routing of contacts; else <see cref="LeastOpenTicketsSelector"/> is used.</summary>
/// <remarks>Thread-safe. It is asked again for the same ticket when that has changed meanwhile, and after a failure: one that reserves an
/// agent does so once per ticket.</remarks>
public interface IAssigneeSelector
{
    /// <summary>Chooses an agent.</summary>
    /// <param name="request">The ticket.</param>
    /// <param name="cancellationToken">Cancelled when the host stops.</param>
    /// <returns>The agent; null for nobody now: the ticket waits in the pool for whoever claims it, and the
    /// selector is asked again later.</returns>
    ValueTask<AgentId?> SelectAsync(AssigneeRequest request, CancellationToken cancellationToken);
}
