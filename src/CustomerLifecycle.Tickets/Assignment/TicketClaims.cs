namespace CustomerLifecycle.Tickets;

/// <summary>Takes waiting tickets from pools.</summary>
internal sealed class TicketClaims(WaitingTickets pools, TicketCommandRunner commands)
{
    private const int Candidates = 16;
    private const int MaximumRounds = 64;

    public async Task<TicketResult> ClaimNextAsync(ClaimNextTicket command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        (string[] groups, string[] types) = (Names(command.Groups, nameof(command.Groups)), Names(command.Types, nameof(command.Types)));
        if (await commands.FindAppliedAsync(command.Tenant, TicketCommandRunner.Key(command.IdempotencyKey), cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return earlier;
        }

        // Whoever is too late for one ticket goes on with the next.
        for (int round = 0; round < MaximumRounds; round++)
        {
            IReadOnlyList<Ticket> waiting = await pools.FindAsync(command.Tenant, groups, types, Candidates, cancellationToken).ConfigureAwait(false);
            if (waiting.Count == 0)
            {
                return TicketCommandRunner.Report("claim-next", TicketResult.Rejected(null, new TicketRefusal(TicketRefusalCodes.NothingWaiting, "No ticket waits in these pools.")));
            }

            foreach (TicketId id in waiting.Select(ticket => ticket.Id))
            {
                TicketResult result = await commands.ChangeAsync(
                    "claim-next",
                    Claim(command, id),
                    (ticket, now) => WaitingTickets.IsWaiting(ticket, groups, types)
                        ? TicketDecision.Of(TicketStep.Of(ticket, ticket with { Assignee = command.Agent }, "claim", now)!)
                        : TicketDecision.Refuse(TicketRefusalCodes.AlreadyAssigned, "Somebody else was faster."),
                    cancellationToken).ConfigureAwait(false);
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

    private static string[] Names(IReadOnlyList<string> names, string field)
    {
        string[] distinct = [.. names.Select(name => Input.Name(name, field)).Distinct(StringComparer.Ordinal)];
        return distinct.Length <= ClaimNextTicket.MaximumNames
            ? distinct
            : throw new ArgumentException($"{field} has at most {ClaimNextTicket.MaximumNames} names, not {distinct.Length}. Claim from fewer.", field);
    }
}
