namespace CustomerLifecycle.Tickets;

/// <summary>Asks the selector and assigns. The commit is guarded by the version the selector has seen: whoever takes the ticket meanwhile
/// keeps it.</summary>
internal sealed class TicketDistribution(WaitingTickets pools, TicketCommandRunner commands, IAssigneeSelector selector) : ITicketDistribution
{
    private const int First = 16;

    private static readonly TicketActor Actor = TicketActor.System("distribution");

    public async Task<IReadOnlyList<Ticket>> DistributeAsync(TenantId tenant, string group, CancellationToken cancellationToken = default)
    {
        List<Ticket> given = [];
        foreach (Ticket waiting in await pools.FindAsync(tenant, [Input.Name(group, nameof(group))], [], TicketQuery.MaximumTake, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            TicketResult result = await DistributeAsync(new() { Tenant = tenant, Ticket = waiting.Id, Actor = Actor, Group = group }, cancellationToken).ConfigureAwait(false);
            if (result is { IsApplied: true, Ticket.Assignee: not null })
            {
                given.Add(result.Ticket);
            }
        }

        return given;
    }

    /// <summary>Gives the best of the waiting tickets away, until nobody can take one.</summary>
    public async Task DistributeFirstAsync(TenantId tenant, string group, CancellationToken cancellationToken)
    {
        foreach (Ticket waiting in await pools.FindAsync(tenant, [group], [], First, cancellationToken).ConfigureAwait(false))
        {
            TicketResult result = await DistributeAsync(new() { Tenant = tenant, Ticket = waiting.Id, Actor = Actor, Group = group }, cancellationToken).ConfigureAwait(false);
            if (result is { IsApplied: true, Ticket: { } ticket } && WaitingTickets.IsWaiting(ticket))
            {
                return;
            }
        }
    }

    public Task<TicketResult> DistributeAsync(TenantId tenant, TicketId ticket, string group, AgentId? former, string key, CancellationToken cancellationToken) =>
        DistributeAsync(new() { Tenant = tenant, Ticket = ticket, Actor = Actor, Group = group, FormerAssignee = former, IdempotencyKey = key }, cancellationToken);

    private Task<TicketResult> DistributeAsync(DistributeTicket command, CancellationToken cancellationToken) => commands.ChangeAsync(
        "distribute",
        command,
        async (ticket, now, token) =>
            !WaitingTickets.IsWaiting(ticket) || ticket.Group != command.Group
                ? TicketDecision.Refuse(TicketRefusalCodes.AlreadyAssigned, $"{ticket.Number} does not wait in the group '{command.Group}' any more.")
            : await selector.SelectAsync(new(ticket, command.Group, command.FormerAssignee), token).ConfigureAwait(false) is { } agent
                ? TicketDecision.Of(TicketStep.Of(ticket, ticket with { Assignee = agent }, "distribute", now)!)
            : TicketDecision.Nothing(ticket),
        cancellationToken);
}
