namespace CustomerLifecycle.Tickets;

/// <summary>Takes waiting tickets from pools.</summary>
internal sealed class TicketClaims(ITicketStore store, TicketCatalog catalog, TicketCommandRunner commands)
{
    private const int Candidates = 16;
    private const int MaximumRounds = 64;
    private const int MaximumTypes = 100;

    public async Task<TicketResult> ClaimNextAsync(ClaimNextTicket command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        WaitingQuery query = new() { Groups = Names(command.Groups, WaitingQuery.MaximumGroups, "Groups"), Types = Names(command.Types, MaximumTypes, "Types"), Priorities = catalog.MostUrgentFirst, Take = Candidates };
        if (await commands.FindAppliedAsync(command.Tenant, TicketCommandRunner.Key(command.IdempotencyKey), cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return earlier;
        }

        // Whoever is too late for one ticket goes on with the next.
        for (int round = 0; round < MaximumRounds; round++)
        {
            IReadOnlyList<TicketId> waiting = await store.FindWaitingAsync(command.Tenant, query, cancellationToken).ConfigureAwait(false);
            if (waiting.Count == 0)
            {
                return TicketCommandRunner.Report("claim-next", TicketResult.Rejected(null, new TicketRefusal(TicketRefusalCodes.NothingWaiting, "No ticket waits in these pools.")));
            }

            foreach (TicketId id in waiting)
            {
                TicketResult result = await commands.ChangeAsync("claim-next", Claim(command, id), (ticket, now) => Decide(ticket, query, command.Agent, now), cancellationToken).ConfigureAwait(false);
                if (result.Status is TicketResultStatus.Applied)
                {
                    return result;
                }
            }
        }

        return TicketCommandRunner.Report("claim-next", TicketResult.Conflict(null));
    }

    private static ClaimTicket Claim(ClaimNextTicket command, TicketId ticket) => new()
    {
        Tenant = command.Tenant,
        Ticket = ticket,
        Agent = command.Agent,
        Actor = command.Actor,
        Reason = command.Reason,
        IdempotencyKey = command.IdempotencyKey,
    };

    private static TicketDecision Decide(Ticket ticket, WaitingQuery query, AgentId agent, DateTimeOffset now) => WaitingTickets.Is(ticket, query)
        ? TicketDecision.Of(TicketStep.Of(ticket, ticket with { Assignee = agent }, "claim", now)!)
        : TicketDecision.Refuse(TicketRefusalCodes.AlreadyAssigned, "Somebody else was faster.");

    private static string[] Names(IReadOnlyList<string> names, int maximum, string field)
    {
        string[] distinct = [.. names.Select(name => Input.Name(name, field)).Distinct(StringComparer.Ordinal)];
        return distinct.Length <= maximum ? distinct : throw new ArgumentException($"{field} has at most {maximum} names, not {distinct.Length}. Claim from fewer.", field);
    }
}
