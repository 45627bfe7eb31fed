using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>New tickets that come about by a command to another ticket.</summary>
internal sealed class TicketDrafts(TicketCatalog catalog, TicketDecider decider, TicketCommandRunner commands, INumberSequence numbers)
{
    /// <summary>Makes one, numbered. Ask once per command and keep the answer: the number is used up.</summary>
    public async ValueTask<(TicketId Id, string Number)> NumberAsync(CreateTicket command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Decided once without a number, so that bad input does not use one up.
        decider.Create(command, new("check"), "check", now);
        TicketId id = commands.NewTicketId();
        long number = await numbers.NextAsync(command.Tenant, TicketService.NumberSequence, TicketCommandRunner.Key(command.IdempotencyKey), cancellationToken).ConfigureAwait(false);
        return (id, TicketNumberFormat.Write(catalog.NumberFormat, number, command.Type, command.CreatedAt ?? now));
    }

    /// <summary>The step that creates it, with what <paramref name="shape"/> makes of it.</summary>
    public TicketStep Create(CreateTicket command, (TicketId Id, string Number) identity, string action, DateTimeOffset now, Func<Ticket, Ticket> shape)
    {
        TicketStep created = decider.Create(command, identity.Id, identity.Number, now).Steps[0];
        return TicketStep.Of(null, shape(created.After) with { Version = 0 }, action, now)! with { Events = created.Events };
    }

    public IReadOnlyList<TicketRefusal> RefusalsOf(CreateTicket command) => decider.RefusalsOf(command);
}
