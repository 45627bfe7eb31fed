namespace CustomerLifecycle.Tickets;

/// <summary>Gives a ticket to the member of its group who has the fewest open ones; of equals to the first by ordinal order of the ids.
/// Whoever has just given the ticket back gets it again only when there is nobody else.</summary>
public sealed class LeastOpenTicketsSelector : IAssigneeSelector
{
    private readonly ITicketStore _store;
    private readonly IGroupMembers _members;

    /// <summary>Creates a selector.</summary>
    /// <param name="store">The tickets.</param>
    /// <param name="members">Who belongs to which group.</param>
    public LeastOpenTicketsSelector(ITicketStore store, IGroupMembers members)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(members);
        (_store, _members) = (store, members);
    }

    /// <inheritdoc/>
    public async ValueTask<AgentId?> SelectAsync(AssigneeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        TenantId tenant = request.Ticket.Tenant;
        AgentId[] members =
        [
            .. (await _members.GetMembersAsync(tenant, request.Group, cancellationToken).ConfigureAwait(false))
                .Distinct().OrderBy(member => member == request.FormerAssignee).ThenBy(member => member.Value, StringComparer.Ordinal)
        ];
        (AgentId Agent, long Open)? best = null;
        foreach (AgentId member in members.Length > 1 ? members.Where(member => member != request.FormerAssignee) : members)
        {
            IReadOnlyList<TicketCount> counts = await _store.CountAsync(
                tenant, new() { Assignee = member, Categories = TicketQuery.OpenCategories }, cancellationToken).ConfigureAwait(false);
            long open = counts.Sum(count => count.Count);
            best = best is { } other && other.Open <= open ? other : (member, open);
        }

        return best?.Agent;
    }
}
